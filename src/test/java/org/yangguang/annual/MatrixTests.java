package org.yangguang.annual;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.WithDatabase;
import org.yangguang.annual.Matrix.Filter;
import org.yangguang.annual.Matrix.Sort;
import org.yangguang.annual.Matrix.View;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.Organs;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;

@WithDatabase
@DisplayName("各机关进度与核验：应报告的机关一个不少，计数与逐行相符")
class MatrixTests {

    private static final int YEAR = 2024;
    private static final LocalDate TODAY = LocalDate.of(2025, 2, 3);
    private static final List<Stage> STAGES = List.of(Stage.values());

    @Autowired
    AnnualDesk desk;

    @Autowired
    AnnualReports reports;

    @Autowired
    LedgerCount ledgers;

    @Autowired
    Organs organs;

    @Autowired
    Matrix matrix;

    @Autowired
    DutyDesk duties;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transactions;

    private ReportingOrgans region;

    MatrixTests() {
        region = new ReportingOrgans(desk, reports, ledgers, organs, YEAR);
    }

    @BeforeEach
    void aRegion() {
        region = new ReportingOrgans(desk, reports, ledgers, organs, YEAR);
    }

    private <T> T above(Organ government, java.util.function.Supplier<T> work) {
        return Scope.of(DatabaseRole.OFFICE, organs.selfAndBelow(government.id()))
                .call(work);
    }

    /// A report made up outright, as many as it takes to page through.
    private void row(Organ organ, Stage stage, int handled, int[] errors, int[] hints) {
        var cells = CellId.of(Form.FMT_2021);
        var handed = new ArrayList<String>();
        for (var cell : cells) {
            var received = CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.TOTAL);
            var carried = CellId.of(TableThreeRow.CARRIED_IN, ApplicantColumn.TOTAL);
            handed.add(cell.equals(received) ? String.valueOf(handled - 1) : cell.equals(carried) ? "1" : "1000");
        }
        var array = "{" + String.join(",", handed) + "}";
        Scope.of(DatabaseRole.OFFICE, Set.of(organ.id()))
                .run(() -> transactions.executeWithoutResult(status -> sql.sql("""
                        insert into annual_report (organ_id, year, form, stage, events, figures, handed, handed_version,
                            errors, hints, submitted_on, changed_at)
                        values (:organ, :year, '2021', :stage, 3, :cells::numeric[], :handed::numeric[], 1,
                            :errors::int[], :hints::int[], :on, now())
                        """)
                        .param("organ", organ.id())
                        .param("year", YEAR)
                        .param("stage", stage.name())
                        .param("cells", array)
                        .param("handed", stage.isHandedIn() ? array : null)
                        .param("errors", array(errors))
                        .param("hints", array(hints))
                        .param("on", stage.isHandedIn() ? LocalDate.of(2025, 1, 20) : null)
                        .update()));
    }

    private static String array(int[] counts) {
        return java.util.Arrays.toString(counts).replace('[', '{').replace(']', '}');
    }

    @Test
    @DisplayName("随机的一个区 120 个机关：每个筛选、每页、每个计数都与逐行数出来的相同")
    void countersAreTheRows() {
        var government = region.register("690100", "", OrganKind.GOVERNMENT, "澄湖区甲政府", "");
        var random = new Random(20250203);
        record Made(Organ organ, Optional<Stage> stage, int handled, int errors, int hints) {}
        var made = new ArrayList<Made>();
        made.add(new Made(government, Optional.empty(), 0, 0, 0));
        for (int i = 10; i < 130; i++) {
            var kind = i % 3 == 0 ? OrganKind.STREET : OrganKind.DEPARTMENT;
            var organ = region.register("690100-%03d".formatted(i), "690100", kind, "澄湖区第" + i + "局", "");
            if (random.nextInt(4) == 0) {
                made.add(new Made(organ, Optional.empty(), 0, 0, 0));
                continue;
            }
            var stage = STAGES.get(random.nextInt(STAGES.size()));
            int[] errors = random.ints(4, 0, 2).toArray();
            int[] hints = random.ints(4, 0, 3).toArray();
            int handled = 1 + random.nextInt(300);
            row(organ, stage, handled, errors, hints);
            made.add(new Made(
                    organ,
                    Optional.of(stage),
                    stage.isHandedIn() ? handled : 0,
                    IntStream.of(errors).sum(),
                    IntStream.of(hints).sum()));
        }
        // 垂直管理部门不列。
        region.register("690100-900", "690100", OrganKind.VERTICAL, "澄湖海关", "");

        var counts = above(government, () -> matrix.counts(YEAR, TODAY));
        assertThat(counts.owing()).isEqualTo(121);
        assertThat(counts.notBegun())
                .isEqualTo((int) made.stream().filter(m -> m.stage().isEmpty()).count());
        for (var stage : STAGES) {
            assertThat(counts.stages().get(stage)).as(stage.label()).isEqualTo((int) made.stream()
                    .filter(m -> m.stage().equals(Optional.of(stage)))
                    .count());
        }
        assertThat(counts.errorCount())
                .isEqualTo(made.stream().mapToInt(Made::errors).sum());
        assertThat(counts.hints()).isEqualTo(made.stream().mapToInt(Made::hints).sum());
        assertThat(counts.handled())
                .isEqualTo(made.stream().mapToLong(Made::handled).sum());
        assertThat(counts.of(View.HANDED)
                        + counts.of(View.CHECKING)
                        + counts.of(View.MISSING)
                        + counts.of(View.RETURNED))
                .isEqualTo(counts.owing());

        for (var view : View.values()) {
            var seen = new ArrayList<String>();
            int pages = Math.max(1, (counts.of(view) + 19) / 20);
            for (int number = 1; number <= pages; number++) {
                int n = number;
                var page = above(government, () -> matrix.page(YEAR, Filter.of(view), 20, n));
                assertThat(page.total()).as(view.label()).isEqualTo(counts.of(view));
                page.rows().forEach(row -> seen.add(row.code()));
            }
            assertThat(seen).as(view.label()).hasSize(counts.of(view)).doesNotHaveDuplicates();
        }
        var last = above(government, () -> matrix.page(YEAR, Filter.of(View.ALL), 20, 999));
        assertThat(last.total()).isEqualTo(121);
        assertThat(last.rows()).hasSize(1);
    }

    @Test
    @DisplayName("按申请量、错误数、报送时间、代码排序；按类别、环节、名称、代码筛选")
    void sortsAndFilters() {
        var government = region.register("690200", "", OrganKind.GOVERNMENT, "澄湖区乙政府", "");
        var one = region.register("690200-01", "690200", OrganKind.DEPARTMENT, "乙区教育局", "");
        var two = region.register("690200-02", "690200", OrganKind.STREET, "乙区南街道", "");
        var three = region.register("690200-03", "690200", OrganKind.DEPARTMENT, "乙区财政局", "");
        row(one, Stage.SUBMITTED, 7, new int[] {0, 0, 0, 0}, new int[4]);
        row(two, Stage.RETURNED, 90, new int[] {2, 0, 1, 0}, new int[4]);
        row(three, Stage.DRAFT, 500, new int[] {1, 0, 0, 0}, new int[4]);

        assertThat(codes(government, Filter.of(View.ALL)))
                .containsExactly("690200-02", "690200-01", "690200", "690200-03");
        assertThat(codes(government, sorted(Sort.ERRORS)))
                .containsExactly("690200-02", "690200-03", "690200", "690200-01");
        assertThat(codes(government, sorted(Sort.CODE)))
                .containsExactly("690200", "690200-01", "690200-02", "690200-03");
        assertThat(codes(government, filtered(Optional.empty(), Optional.of(OrganKind.STREET), "")))
                .containsExactly("690200-02");
        assertThat(codes(government, filtered(Optional.of(Stage.DRAFT), Optional.empty(), "")))
                .containsExactly("690200-03");
        assertThat(codes(government, filtered(Optional.empty(), Optional.empty(), "教育")))
                .containsExactly("690200-01");
        assertThat(codes(government, filtered(Optional.empty(), Optional.empty(), "690200-03")))
                .containsExactly("690200-03");
        assertThat(codes(government, filtered(Optional.empty(), Optional.empty(), "' or true --")))
                .isEmpty();
        var street =
                above(government, () -> matrix.rows(YEAR, Set.of("690200-02"))).getFirst();
        assertThat(street.handled()).isEqualTo(90);
        assertThat(street.errors()).containsExactly(2, 0, 1, 0);
    }

    private static Filter sorted(Sort sort) {
        return new Filter(View.ALL, Optional.empty(), Optional.empty(), "", sort);
    }

    private static Filter filtered(Optional<Stage> stage, Optional<OrganKind> kind, String words) {
        return new Filter(View.ALL, stage, kind, words, Sort.CODE);
    }

    private List<String> codes(Organ government, Filter filter) {
        return above(government, () -> matrix.page(YEAR, filter, 50, 1)).rows().stream()
                .map(Matrix.Row::code)
                .toList();
    }

    @Test
    @DisplayName("别的政府的主管部门看不到；下级看不到上级和同级")
    void keptToTheTree() {
        var mine = region.register("690300", "", OrganKind.GOVERNMENT, "澄湖区丙政府", "");
        var theirs = region.register("690400", "", OrganKind.GOVERNMENT, "澄湖区丁政府", "");
        var bureau = region.register("690300-01", "690300", OrganKind.DEPARTMENT, "丙区水利局", "");
        row(bureau, Stage.SUBMITTED, 5, new int[] {1, 1, 1, 1}, new int[4]);
        assertThat(codes(mine, sorted(Sort.CODE))).containsExactly("690300", "690300-01");
        assertThat(codes(theirs, sorted(Sort.CODE))).containsExactly("690400");
        assertThat(above(theirs, () -> matrix.counts(YEAR, TODAY)).errorCount()).isZero();
        assertThat(above(theirs, () -> matrix.rows(YEAR, Set.of("690300-01")))).isEmpty();
        assertThat(codes(bureau, sorted(Sort.CODE))).containsExactly("690300-01");
    }

    @Test
    @DisplayName("年内并入的机关列出承接机关；免报的不计；缓报、本地日期改变应报送日")
    void reorganisedExemptedAndExtended() {
        var government = region.register("690500", "", OrganKind.GOVERNMENT, "澄湖区戊政府", "");
        var heir = region.register("690500-01", "690500", OrganKind.DEPARTMENT, "戊区承接局", "");
        var ended = region.register("690500-02", "690500", OrganKind.DEPARTMENT, "戊区并入局", "");
        var gone = region.register("690500-03", "690500", OrganKind.DEPARTMENT, "戊区早撤局", "");
        var free = region.register("690500-04", "690500", OrganKind.DEPARTMENT, "戊区新设局", "");
        Scope.of(DatabaseRole.JOB, Set.of()).run(() -> {
            organs.mergeInto(Actor.SYSTEM, ended.code(), heir.code(), LocalDate.of(2024, 7, 1), "机构改革方案");
            organs.mergeInto(Actor.SYSTEM, gone.code(), heir.code(), LocalDate.of(2023, 7, 1), "机构改革方案");
        });
        var by = ReportingOrgans.hand("主管部门");
        assertThat(above(
                        government,
                        () -> duties.decide(
                                by, free, YEAR, DutyDecision.Kind.EXEMPTED, Optional.empty(), "12 月设立，由筹备组所在局报告")))
                .isEmpty();
        assertThat(above(
                        government,
                        () -> duties.set(
                                by,
                                government,
                                YEAR,
                                new DueDates.Local(
                                        DutyGroup.DEPARTMENT,
                                        Optional.of(LocalDate.of(2025, 1, 20)),
                                        Optional.empty(),
                                        "戊政办〔2025〕2号"))))
                .isEmpty();
        assertThat(above(
                        government,
                        () -> duties.decide(
                                by,
                                heir,
                                YEAR,
                                DutyDecision.Kind.EXTENDED,
                                Optional.of(LocalDate.of(2025, 1, 25)),
                                "承接两个机关，核对台账")))
                .isEmpty();
        assertThat(above(
                        government,
                        () -> duties.decide(
                                by,
                                heir,
                                YEAR,
                                DutyDecision.Kind.EXTENDED,
                                Optional.of(LocalDate.of(2025, 1, 19)),
                                "更早")))
                .contains("缓报的日期应晚于现在的报送日期 2025-01-25。");

        var rows = above(government, () -> matrix.page(YEAR, sorted(Sort.CODE), 50, 1))
                .rows();
        assertThat(rows).extracting(Matrix.Row::code).containsExactly("690500", "690500-01", "690500-02");
        assertThat(rows.get(2).successor()).isEqualTo("戊区承接局");
        assertThat(rows.get(2).endedOn()).isEqualTo("2024-07-01");
        assertThat(rows.get(1).dates().orElseThrow().submitBy()).isEqualTo("2025-01-25");
        assertThat(rows.get(2).dates().orElseThrow().submitBy()).isEqualTo("2025-01-20");
        assertThat(rows.get(2).daysLate(TODAY)).isEqualTo(14);
        assertThat(rows.get(0).dates().orElseThrow().submitBy()).isEqualTo("2025-03-31");
        assertThat(rows.get(0).daysLate(TODAY)).isZero();
        var counts = above(government, () -> matrix.counts(YEAR, TODAY));
        assertThat(counts.owing()).isEqualTo(3);
        assertThat(counts.exempt()).isEqualTo(1);
        // 下级看得到对自己有约束力的日期。
        assertThat(region.at(ended, () -> duties.standing(ended, YEAR))
                        .dates()
                        .orElseThrow()
                        .submitBy())
                .isEqualTo("2025-01-20");

        assertThat(above(
                        government,
                        () -> duties.decide(by, free, YEAR, DutyDecision.Kind.ORDINARY, Optional.empty(), "核实后应当报告")))
                .isEmpty();
        assertThat(above(government, () -> matrix.counts(YEAR, TODAY)).owing()).isEqualTo(4);
    }

    @Test
    @DisplayName("催报每天一次，已报送的不催；有邮箱的发邮件")
    void remindedOnceADay() {
        var government = region.register("690600", "", OrganKind.GOVERNMENT, "澄湖区己政府", "");
        var mailed = region.register("690600-01", "690600", OrganKind.DEPARTMENT, "己区甲局", "jia@example.gov.cn");
        var silent = region.register("690600-02", "690600", OrganKind.DEPARTMENT, "己区乙局", "");
        var handedIn = region.register("690600-03", "690600", OrganKind.DEPARTMENT, "己区丙局", "");
        region.drafted(handedIn);
        region.handIn(handedIn);
        var by = ReportingOrgans.hand("主管部门");
        assertThat(above(government, () -> duties.remind(by, List.of(mailed, silent, handedIn), YEAR))
                        .values())
                .containsExactly(DutyDesk.Reminded.SENT, DutyDesk.Reminded.SHOWN, DutyDesk.Reminded.NOT_OWED);
        assertThat(above(government, () -> duties.remind(by, List.of(mailed, silent), YEAR))
                        .values())
                .containsOnly(DutyDesk.Reminded.TODAY_ALREADY);
        var purposes = Scope.of(DatabaseRole.OFFICE, Set.of(mailed.id()))
                .<List<String>>call(() -> transactions.execute(
                        status -> sql.sql("select purpose from messaging_outbox where organ_id = :organ")
                                .param("organ", mailed.id())
                                .query(String.class)
                                .list()));
        assertThat(purposes).containsExactly("年度报告催报");
        assertThat(region.at(silent, () -> duties.standing(silent, YEAR)).reminders())
                .hasSize(1);
        var left = above(government, () -> matrix.toRemind(YEAR, LocalDate.now(clock), 50)).stream()
                .map(Matrix.Row::code)
                .collect(Collectors.toCollection(HashSet::new));
        assertThat(left).containsExactly("690600");
    }

    @Test
    @DisplayName("处理申请＝报送版本的新收加上年结转，两种表样都从格的位置取")
    void handledRequestsOfTheVersionHandedIn() {
        var government = region.register("690700", "", OrganKind.GOVERNMENT, "澄湖区庚政府", "");
        var bureau = region.register("690700-01", "690700", OrganKind.DEPARTMENT, "庚区甲局", "");
        region.receiving(bureau, 12);
        assertThat(above(government, () -> matrix.rows(YEAR, Set.of("690700-01")))
                        .getFirst()
                        .handled())
                .isNull();
        region.handIn(bureau);
        assertThat(above(government, () -> matrix.rows(YEAR, Set.of("690700-01")))
                        .getFirst()
                        .handled())
                .isEqualTo(12);
        for (var form : List.of(Form.FMT_2021, Form.FMT_2019)) {
            var cells = CellId.of(form);
            int received = cells.indexOf(CellId.of(TableThreeRow.NEW_RECEIVED, ApplicantColumn.TOTAL)) + 1;
            int carried = cells.indexOf(CellId.of(TableThreeRow.CARRIED_IN, ApplicantColumn.TOTAL)) + 1;
            var expression = sql.sql("""
                    select pg_get_expr(adbin, adrelid) from pg_attrdef d
                    join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
                    where a.attname = 'handled' and adrelid = 'annual_report'::regclass
                    """).query(String.class).single();
            assertThat(expression)
                    .contains("WHEN '" + form.code() + "'")
                    .contains("handed[" + received + "] + handed[" + carried + "]");
        }
    }
}
