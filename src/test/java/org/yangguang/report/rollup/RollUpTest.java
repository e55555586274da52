package org.yangguang.report.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.document.Approved;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.checking.Checker;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.Level;
import org.yangguang.report.comparing.AReport;
import org.yangguang.report.listing.Ink;
import org.yangguang.report.rollup.OrganTree.Kind;
import tools.jackson.databind.json.JsonMapper;

class RollUpTest {
    private static final CellId NEW = CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.TOTAL);
    private static final CellId FEES = CellId.of(TableTwoField.FEES_WAN);

    private static final OrganTree COUNTY = new OrganTree(
            "云山县人民政府",
            Kind.PART,
            List.of(
                    new OrganTree("云山县人民政府（本级）", Kind.OWN, List.of()),
                    OrganTree.of("云山县商务局"),
                    OrganTree.of("云山县西溪镇人民政府"),
                    new OrganTree("云山县税务局", Kind.VERTICAL, List.of())));

    private static Submitted submitted(AReport report) {
        var made = report.report();
        var sums = Checker.checkTables(made);
        return Submitted.of(made.organ() + ".html", made, sums);
    }

    private static RollUp rollUp(OrganTree tree, AReport... reports) {
        return RollUp.of(tree, Arrays.stream(reports).map(RollUpTest::submitted).toList(), 2023);
    }

    private static CellSum cell(RollUp rollUp, CellId id) {
        return Objects.requireNonNull(rollUp.total().cells().get(id), id.path());
    }

    private static List<String> rules(RollUp rollUp) {
        return rollUp.remarks().stream().map(Remark::rule).toList();
    }

    private static AReport[] allOfTheCounty() {
        return new AReport[] {
            AReport.of("云山县人民政府（本级）", 2023).granted(36),
            AReport.of("云山县商务局", 2023).granted(700),
            AReport.of("云山县西溪镇人民政府", 2023).granted(78),
            AReport.of("云山县税务局", 2023).granted(1_000)
        };
    }

    @Test
    @DisplayName("县＝本级＋部门＋乡镇；垂直管理的税务局不计入")
    void aCountyIsItsOwnItsDepartmentsAndItsTowns() {
        var rollUp = rollUp(COUNTY, allOfTheCounty());
        assertThat(cell(rollUp, NEW).sum()).isEqualByComparingTo("814");
        assertThat(cell(rollUp, NEW).parts().stream().map(CellSum.Part::organ))
                .containsExactly("云山县人民政府（本级）", "云山县商务局", "云山县西溪镇人民政府");
        assertThat(rollUp.isComplete()).isTrue();
        assertThat(rules(rollUp)).containsExactly("AG-17");
    }

    @Test
    @DisplayName("AG-01：上级公布的数与合计逐格核对，不再相加")
    void thePublishedReportOfTheParentIsComparedNotAdded() {
        var all = new ArrayList<>(List.of(allOfTheCounty()));
        all.add(AReport.of("云山县人民政府", 2023).granted(814));
        var same = rollUp(COUNTY, all.toArray(AReport[]::new));
        assertThat(cell(same, NEW).sum()).isEqualByComparingTo("814");
        assertThat(same.total().differences()).isEmpty();
        all.set(4, AReport.of("云山县人民政府", 2023).granted(815));
        var other = rollUp(COUNTY, all.toArray(AReport[]::new));
        assertThat(other.total().differences()).hasSize(6);
        assertThat(other.total().differences().getFirst().difference()).isEqualByComparingTo("1");
        assertThat(other.remarks().getFirst().level()).isEqualTo(Level.ERROR);
        assertThat(other.remarks().getFirst().text()).contains("6 格", "公布 815", "合计 814", "相差 1");
    }

    @Test
    @DisplayName("AG-01：清单没有列本级时，差额问是不是本级的数，不断言错误")
    void aDifferenceThatMayBeTheOwnNumbersIsAsked() {
        var tree = OrganTree.of("云山县人民政府", OrganTree.of("云山县商务局"));
        var more = rollUp(
                tree,
                AReport.of("云山县商务局", 2023).granted(778),
                AReport.of("云山县人民政府", 2023).granted(814));
        assertThat(more.remarks().getFirst().level()).isEqualTo(Level.WARNING);
        assertThat(more.remarks().getFirst().text()).endsWith("差额是否就是本级的数？");
        var less = rollUp(
                tree,
                AReport.of("云山县商务局", 2023).granted(778),
                AReport.of("云山县人民政府", 2023).granted(700));
        assertThat(less.remarks().getFirst().level()).isEqualTo(Level.ERROR);
        assertThat(less.remarks().getFirst().text()).contains("小于各部分之和");
    }

    @Test
    @DisplayName("市＝本级＋部门＋各县的汇总数；县的缺报一直带到市")
    void aCityAddsTheSumsOfItsCounties() {
        var city = OrganTree.of("临江市人民政府", OrganTree.of("临江市财政局"), COUNTY, OrganTree.of("临江市北湖区人民政府"));
        var rollUp = rollUp(
                city,
                AReport.of("临江市财政局", 2023).granted(5),
                AReport.of("云山县人民政府（本级）", 2023).granted(36),
                AReport.of("云山县商务局", 2023).granted(700),
                AReport.of("云山县人民政府", 2023).granted(9_999),
                AReport.of("临江市北湖区人民政府", 2023).granted(40));
        assertThat(cell(rollUp, NEW).sum())
                .as("5 + (36 + 700) + 40，县公布的 9999 不用")
                .isEqualByComparingTo("781");
        assertThat(rollUp.total().missing()).containsExactly("云山县西溪镇人民政府");
        assertThat(rollUp.total().expected()).isEqualTo(5);
        assertThat(rollUp.total().handedIn()).isEqualTo(4);
        assertThat(rollUp.isComplete()).isFalse();
        var county = cell(rollUp, NEW).parts().stream()
                .filter(p -> p.organ().equals("云山县人民政府"))
                .findFirst()
                .orElseThrow();
        assertThat(county.standing()).isEqualTo(CellSum.Standing.INCOMPLETE);
        assertThat(rollUp.remarks().stream().filter(r -> r.rule().equals("AG-02")))
                .singleElement()
                .satisfies(r -> assertThat(r.organ()).isEqualTo("云山县人民政府"));
    }

    @Test
    @DisplayName("县的下级一份未报，按县公布的汇总数计入并说明")
    void aCountyWithoutAnyPartCountsAsPublished() {
        var city = OrganTree.of("临江市人民政府", OrganTree.of("临江市财政局"), COUNTY);
        var rollUp = rollUp(
                city,
                AReport.of("临江市财政局", 2023).granted(5),
                AReport.of("云山县人民政府", 2023).granted(814));
        assertThat(cell(rollUp, NEW).sum()).isEqualByComparingTo("819");
        assertThat(rules(rollUp)).contains("AG-16", "AG-02");
        assertThat(rollUp.isComplete()).isFalse();
    }

    @Test
    @DisplayName("空白不是 0：合计照加，标明不全，说出是谁")
    void aBlankIsNotZero() {
        var reports = allOfTheCounty();
        reports[1].with(FEES, Cell.Reading.BLANK, "");
        reports[0].with(FEES, "1.5");
        reports[2].with(FEES, Cell.Reading.MARKED_NONE, "/");
        var sum = cell(rollUp(COUNTY, reports), FEES);
        assertThat(sum.isComplete()).isFalse();
        assertThat(sum.sum()).isEqualByComparingTo("1.5");
        assertThat(sum.parts().stream().map(CellSum.Part::state))
                .containsExactly(CellSum.State.KNOWN, CellSum.State.BLANK, CellSum.State.MARKED_NONE);
        reports[0].with(FEES, Cell.Reading.ABSENT, "");
        var unknown = cell(rollUp(COUNTY, reports), FEES);
        assertThat(unknown.isUnknown()).isTrue();
        assertThat(unknown.shown()).isEmpty();
    }

    @Test
    @DisplayName("金额精确相加，显示时才四舍五入到 4 位：三个 0.00005 是 0.0002，不是 0.0003")
    void moneyIsAddedExactlyAndRoundedOnce() {
        var reports = allOfTheCounty();
        for (var report : reports) {
            report.with(FEES, "0.00005");
        }
        var sum = cell(rollUp(COUNTY, reports), FEES);
        assertThat(sum.sum()).isEqualByComparingTo("0.00015");
        assertThat(sum.shown()).isEqualTo("0.0002");
        reports[0].with(FEES, "15391.38389");
        assertThat(cell(rollUp(COUNTY, reports), FEES).shown()).isEqualTo("15391.3840");
    }

    @Test
    @DisplayName("AG-05：校验未通过的照计，标明不可靠")
    void failingReportsAreMarked() {
        var reports = allOfTheCounty();
        reports[1].with(NEW, 701);
        var rollUp = rollUp(COUNTY, reports);
        assertThat(rollUp.remarks().getFirst().rule()).isEqualTo("AG-05");
        assertThat(rollUp.remarks().getFirst().organ()).isEqualTo("云山县商务局");
        assertThat(rollUp.isComplete()).isFalse();
        assertThat(cell(rollUp, FEES).parts().get(1).standing()).isEqualTo(CellSum.Standing.FAILING);
    }

    @Test
    @DisplayName("一个机关一年只计一份：以后公布的为准；看不出先后的要人核对")
    void theNewerOfTwoReportsCounts() {
        var reports = new ArrayList<>(List.of(allOfTheCounty()));
        reports.add(AReport.of("云山县商务局", 2023).granted(690).publishedOn(LocalDate.of(2024, 3, 1)));
        var newer = rollUp(COUNTY, reports.toArray(AReport[]::new));
        assertThat(cell(newer, NEW).sum()).isEqualByComparingTo("804");
        reports.addFirst(reports.removeLast());
        assertThat(cell(rollUp(COUNTY, reports.toArray(AReport[]::new)), NEW).sum())
                .as("与文件先后无关")
                .isEqualByComparingTo("804");
        reports.set(0, AReport.of("云山县商务局", 2023).granted(690).publishedOn(null));
        var unclear = rollUp(COUNTY, reports.toArray(AReport[]::new));
        assertThat(unclear.remarks().getFirst().rule()).isEqualTo("AG-14");
        assertThat(unclear.remarks().getFirst().level()).isEqualTo(Level.WARNING);
    }

    @Test
    @DisplayName("两种格式混在一起：其他处理合并一行；60 号文的 0 可以拆开，不是 0 的拆不开")
    void mixedFormsAreSaidAndMergedAsFarAsPossible() {
        var other = CellId.of(TableThreeRow.OTHER, ApplicantColumn.TOTAL);
        var third = CellId.of(TableThreeRow.OTHER_OTHER, ApplicantColumn.TOTAL);
        var tree = OrganTree.of("云山县人民政府", OrganTree.of("云山县商务局"), OrganTree.of("云山县财政局"));
        var now = AReport.of("云山县商务局", 2023).with(third, 3);
        var old = AReport.of("云山县财政局", 2023, Form.FMT_2019).with(CellId.of(TableTwoField.LICENSING_DECISIONS), 104);
        var zero = rollUp(tree, now, old);
        assertThat(rules(zero)).contains("AG-15");
        assertThat(cell(zero, third).isComplete()).isFalse();
        assertThat(cell(zero, third).parts().get(1).value()).isEqualByComparingTo("0");
        assertThat(cell(zero, CellId.of(TableTwoField.LICENSING)).sum()).isEqualByComparingTo("104");
        assertThat(cell(zero, FEES).parts().get(1).state()).isEqualTo(CellSum.State.NOT_IN_FORM);
        var five = rollUp(tree, now, old.with(other, 5));
        assertThat(cell(five, other).sum()).isEqualByComparingTo("8");
        assertThat(cell(five, third).parts().get(1).state()).isEqualTo(CellSum.State.NOT_IN_FORM);
    }

    @Test
    @DisplayName("不是这一年的、不在清单中的，不计入并说明")
    void strangersAreLeftOutAndSaid() {
        var reports = new ArrayList<>(List.of(allOfTheCounty()));
        reports.add(AReport.of("云山县商务局", 2022).granted(50));
        reports.add(AReport.of("外地县教育局", 2023).granted(60));
        var rollUp = rollUp(COUNTY, reports.toArray(AReport[]::new));
        assertThat(cell(rollUp, NEW).sum()).isEqualByComparingTo("814");
        assertThat(rules(rollUp)).contains("AG-10", "AG-11");
    }

    @Test
    @DisplayName("简称对上唯一的全称才认，并说明；对上两个的不认")
    void shortNamesAreUnderstoodOnlyWhenPlain() {
        var names = new OrganNames(List.of("杭州市余杭区商务局", "宁波市余姚市商务局", "绍兴市越城区教育局", "台州市越城区教育局"));
        assertThat(names.find("余杭区商务局")).contains("杭州市余杭区商务局");
        assertThat(names.find("浙江省杭州市余杭区商务局")).contains("杭州市余杭区商务局");
        assertThat(names.find("越城区教育局")).isEmpty();
        assertThat(names.find("商务局")).isEmpty();
        assertThat(names.find("")).isEmpty();
        assertThat(names.find(" 杭州市余杭区 商务局")).contains("杭州市余杭区商务局");
    }

    @Test
    @DisplayName("没有清单时，政府与它的部门并列相加可能重复，要说明")
    void aGovernmentAmongItsDepartmentsIsSaid() {
        var tree = new OrganTree("合计", Kind.HEADING, List.of(OrganTree.of("云山县人民政府"), OrganTree.of("云山县商务局")));
        var rollUp = rollUp(
                tree,
                AReport.of("云山县人民政府", 2023).granted(814),
                AReport.of("云山县商务局", 2023).granted(700));
        assertThat(rules(rollUp)).containsExactly("AG-18");
        assertThat(rollUp.remarks().getFirst().text()).contains("--top 云山县人民政府");
    }

    @Test
    @DisplayName("错误多的报告也只留格，不留正文")
    void proseIsNotKept() {
        var report = AReport.of("甲局", 2023).text(1, "一、总体情况", "很长的正文").report();
        var kept = Submitted.of("a", report, List.<Finding>of());
        assertThat(kept.report().sections()).isEmpty();
        assertThat(kept.report().cells()).isEqualTo(report.cells());
    }

    private static RollUp unpleasant() {
        var reports = allOfTheCounty();
        reports[0].with(FEES, "0.00005");
        reports[1].with(NEW, 701).with(FEES, Cell.Reading.BLANK, "");
        return rollUp(
                COUNTY, reports[0], reports[1], AReport.of("云山县人民政府", 2023).granted(814));
    }

    @Test
    @DisplayName("终端、网页、CSV 与审阅过的一致")
    void renderingsReadAsApproved() {
        var rollUp = unpleasant();
        Approved.matches(
                "report/rollup.txt",
                RollUpText.of(rollUp, Ink.PLAIN)
                        + RollUpText.cell(rollUp, NEW.path()).orElseThrow());
        var page = Jsoup.parse(RollUpHtml.page(rollUp));
        assertThat(page.select("script, link, [src]")).isEmpty();
        assertThat(page.select("a[href]"))
                .isNotEmpty()
                .allSatisfy(a -> assertThat(page.getElementById(a.attr("href").substring(1)))
                        .isNotNull());
        Approved.matches(
                "report/rollup-contributors.txt",
                page.select("section").getFirst().wholeText());
        assertThat(RollUpData.csv(rollUp).lines().filter(l -> l.contains("table3.new_received.total")))
                .hasSize(2)
                .allMatch(l -> l.contains(",737,737,否,"));
        assertThat(RollUpText.cell(rollUp, "table3.nothing")).isEmpty();
    }

    @Test
    @DisplayName("JSON 里有精确的合计、每个来源、缺报和差额")
    void jsonHoldsEveryContributor() {
        var json = JsonMapper.shared().readTree(RollUpData.json(unpleasant()));
        var total = json.path("total");
        assertThat(json.path("complete").asBoolean()).isFalse();
        assertThat(total.path("missing").get(0).asString()).isEqualTo("云山县西溪镇人民政府");
        var fees = total.path("cells").path("table2.fees_wan");
        assertThat(fees.path("sum").decimalValue()).isEqualByComparingTo("0.00005");
        assertThat(fees.path("shown").asString()).isEqualTo("0.0001");
        assertThat(fees.path("contributors").get(1).path("state").asString()).isEqualTo("blank");
        assertThat(fees.path("contributors").get(1).path("value").isNull()).isTrue();
        assertThat(total.path("differences")).isNotEmpty();
    }
}
