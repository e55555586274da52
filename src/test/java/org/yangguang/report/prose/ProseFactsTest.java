package org.yangguang.report.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Form;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.ReportReader;
import org.yangguang.report.prose.ProseFacts.Dated;

/// Facts of the five samples as a careful reader lists them, and of made-up sentences.
class ProseFactsTest {
    private static ProseFacts sample(String number) {
        try (var in = ProseFactsTest.class.getResourceAsStream("/report/samples/" + number + ".txt")) {
            assertThat(in).isNotNull();
            var reading = new ReportReader().read(in.readAllBytes(), number + ".txt");
            assertThat(reading).isInstanceOf(Reading.Read.class);
            return ProseFacts.of(((Reading.Read) reading).report());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProseFacts facts(String... paragraphs) {
        var section = new AnnualReport.Section(1, "一、总体情况", List.of(paragraphs));
        return ProseFacts.of(new AnnualReport(
                "云山县商务局2022年政府信息公开工作年度报告",
                "云山县商务局",
                2022,
                Form.FMT_2021,
                null,
                List.of(),
                List.of(section),
                Map.of(),
                Map.of()));
    }

    private static List<String> known(ProseFacts facts) {
        return facts.numbers().stream()
                .filter(n -> n.counts() != Counted.UNKNOWN)
                .map(n -> "%s %s%s%s"
                        .formatted(n.counts(), n.value().toPlainString(), n.unit(), n.approximate() ? " 约" : ""))
                .toList();
    }

    private static List<String> unknown(ProseFacts facts) {
        return facts.numbers().stream()
                .filter(n -> n.counts() == Counted.UNKNOWN)
                .map(Stated::printed)
                .toList();
    }

    @Test
    @DisplayName("样例 000：标题、统计期限、联系方式和正文各数")
    void factsOfSample000() {
        var facts = sample("000");
        assertThat(facts.title().organ()).isEqualTo("余杭区商务局");
        assertThat(facts.title().document()).isEqualTo("政府信息公开工作年度报告");
        assertThat(facts.organ()).isEqualTo("杭州市余杭区商务局");
        var period = Objects.requireNonNull(facts.period());
        assertThat(period.from()).isEqualTo(LocalDate.of(2022, 1, 1));
        assertThat(period.to()).isEqualTo(LocalDate.of(2022, 12, 31));
        assertThat(facts.contact())
                .isEqualTo(new ProseFacts.Contact("余杭区文一西路1500号区政府8号楼10楼", "310023", "88728707", "", ""));
        assertThat(facts.dates())
                .anyMatch(d -> d.meaning() == Dated.Meaning.PUBLISHED && d.day().equals(LocalDate.of(2023, 1, 19)));
        assertThat(known(facts))
                .containsExactly(
                        "PUBLISHED_ON_SITE 119条",
                        "PUBLISHED_ON_WECHAT 400条 约",
                        "VIEWS 150000次 约",
                        "RECEIVED 7件",
                        "STAFF 2名");
        assertThat(unknown(facts)).containsExactly("近200条次");
    }

    @Test
    @DisplayName("样例 001：没有统计期限，没有联系方式，没有一个数")
    void factsOfSample001() {
        var facts = sample("001");
        assertThat(facts.period()).isNull();
        assertThat(facts.contact().isEmpty()).isTrue();
        assertThat(facts.numbers()).isEmpty();
    }

    @Test
    @DisplayName("样例 002：落款日期、联系方式、微博粉丝")
    void factsOfSample002() {
        var facts = sample("002");
        assertThat(facts.contact().telephone()).isEqualTo("0574-62634352");
        assertThat(facts.contact().postcode()).isEqualTo("315400");
        assertThat(known(facts)).containsExactly("PUBLISHED 45条", "FOLLOWERS 1246人 约", "PUBLISHED_ON_WEIBO 2033条 约");
        assertThat(unknown(facts)).containsExactly("8件", "3件", "9条", "2条");
    }

    @Test
    @DisplayName("样例 003：新收、办结、结转、网站、公众号、发布会")
    void factsOfSample003() {
        assertThat(known(sample("003")))
                .containsExactly(
                        "NORMATIVE_PUBLISHED 8项",
                        "PRESS_CONFERENCES 12场",
                        "PUBLISHED_ON_SITE 2726条",
                        "PUBLISHED_ON_WECHAT 1206条",
                        "RECEIVED 16件",
                        "CONCLUDED 15件",
                        "CARRIED_OUT 1件",
                        "DAYS 20个工作日");
    }

    @Test
    @DisplayName("样例 004：办理、办结、结转、检查、整改、关停账号，各带所在段落")
    void factsOfSample004() {
        var facts = sample("004");
        assertThat(known(facts))
                .containsExactly(
                        "PUBLISHED 12810条",
                        "INSPECTIONS 4次",
                        "PROBLEMS_RECTIFIED 2347个",
                        "HANDLED 814件",
                        "CONCLUDED 764件",
                        "CARRIED_OUT 50件",
                        "ACCOUNTS_CLOSED 12个");
        assertThat(unknown(facts)).containsExactly("30余条", "近70个", "36件", "778件");
        var handled = facts.numbers().stream()
                .filter(n -> n.counts() == Counted.HANDLED)
                .findFirst()
                .orElseThrow();
        assertThat(handled.passage().ordinal()).isEqualTo(1);
        assertThat(handled.passage().place()).isEqualTo("第一部分第 6 段");
        assertThat(handled.passage().words()).isEqualTo("处理政府信息公开申请件814件");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "全年共收到政府信息公开申请12件，上年结转3件，办结14件，结转下年度1件。|RECEIVED 12件, CARRIED_IN 3件, CONCLUDED 14件, CARRIED_OUT 1件",
                "收到政府信息公开申请十二件，其中当面申请两件、网络申请7件、信函申请３件。|RECEIVED 12件, APPLIED_IN_PERSON 2件, APPLIED_ONLINE 7件, APPLIED_BY_LETTER 3件",
                "受理申请1,206件，予以公开800件，部分公开106件，不予公开100件，无法提供200件。|RECEIVED 1206件, GRANTED 800件, PARTIALLY_GRANTED 106件, DENIED 100件, UNAVAILABLE 200件",
                "开展培训3次，培训220人次。|TRAININGS 3次, TRAINEES 220人次",
                "制发行政规范性文件8件，废止行政规范性文件2件，现行有效行政规范性文件67件。|NORMATIVE_ISSUED 8件, NORMATIVE_REPEALED 2件, NORMATIVE_IN_FORCE 67件",
                "收到行政复议申请3件，行政诉讼案件2件。|RECONSIDERATIONS 3件, LITIGATIONS 2件",
                "本年度收取信息处理费380元，行政事业性收费604.15万元。|FEES 380元, ADMINISTRATIVE_FEES 604.15万元",
                "新开设政务新媒体账号2个，注销政务新媒体账号5个。|ACCOUNTS_OPENED 2个, ACCOUNTS_CLOSED 5个",
                "召开新闻发布会6场，开展在线访谈4期，发布政策解读35篇。|PRESS_CONFERENCES 6场, INTERVIEWS 4期, INTERPRETATIONS 35篇",
                "开展检查4次，发现问题23个，完成整改问题23个。|INSPECTIONS 4次, PROBLEMS_FOUND 23个, PROBLEMS_RECTIFIED 23个"
            })
    @DisplayName("数指什么，从所在分句看出")
    void numbersAreNamedByTheirClause(String sentence, String expected) {
        assertThat(known(facts(sentence))).containsExactly(expected.split(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"办理人大建议和政协提案36件，收到信访12件。", "政府信息公开累计收到申请300件。", "全县办理各类案件74件。", "比去年增加12件申请。"})
    @DisplayName("别的业务、累计数、比上年的增减，不冒充申请件数")
    void otherBusinessIsNotRequests(String sentence) {
        assertThat(facts(sentence).numbers())
                .extracting(Stated::counts)
                .doesNotContain(Counted.RECEIVED, Counted.HANDLED, Counted.CONCLUDED, Counted.CARRIED_OUT);
    }

    @Test
    @DisplayName("年份、文号、地址、电话、序数、一次性告知都不是数")
    void whatCountsNothingIsPassedOver() {
        var facts = facts("2022年，按照国办函〔2020〕109号、第711号令，在文一西路1500号一次性告知，实行一件事一次办，第三次会议，电话88728707。");
        assertThat(facts.numbers()).isEmpty();
    }

    @Test
    @DisplayName("约数标明，万作一万")
    void approximationsAreMarked() {
        var numbers = facts("官网发布信息近1.5万条，公众号推送信息400余条，检查30多次，粉丝2万人。").numbers();
        assertThat(numbers).extracting(Stated::approximate).containsExactly(true, true, true, false);
        assertThat(numbers.getFirst().value()).isEqualByComparingTo(new BigDecimal(15_000));
    }

    @Test
    @DisplayName("一行被折断时，数与前后文仍连着读，位置仍是原来的")
    void brokenLinesAreReadTogether() {
        var facts = facts("全年收到政府信息公开申请 34 件，上年结转政府信息公开", "申请 2 件，所有申请均已按要求办理完成。");
        assertThat(known(facts)).containsExactly("RECEIVED 34件", "CARRIED_IN 2件");
        assertThat(facts.numbers().getLast().passage().paragraph()).isEqualTo(2);
        assertThat(facts.numbers().getLast().passage().offset()).isEqualTo(3);
    }

    @Test
    @DisplayName("落款的机关和日期")
    void theSignatureIsRead() {
        var facts = facts("全年未收到申请。", "云山县商务局", "2023年1月20日");
        assertThat(facts.signature()).isEqualTo(new ProseFacts.Signature("云山县商务局", LocalDate.of(2023, 1, 20)));
        assertThat(facts("工作会于2022年2月30日召开。").dates()).isEmpty();
    }

    @Test
    @DisplayName("邮箱和网址原样读出，手机号不读")
    void contactIsOfTheOrgan() {
        var contact = facts("联系电话：0574—62634352，邮箱：zwgk@yunshan.gov.cn，网址：http://www.yunshan.gov.cn，联系人手机13800000000。")
                .contact();
        assertThat(contact.telephone()).isEqualTo("0574—62634352");
        assertThat(contact.email()).isEqualTo("zwgk@yunshan.gov.cn");
        assertThat(contact.website()).isEqualTo("http://www.yunshan.gov.cn");
        assertThat(contact.toString()).doesNotContain("138");
    }
}
