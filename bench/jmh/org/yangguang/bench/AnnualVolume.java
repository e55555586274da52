package org.yangguang.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.yangguang.Yangguang;
import org.yangguang.annual.Figures;
import org.yangguang.annual.Totals;
import org.yangguang.annual.sum.SumRuns;
import org.yangguang.annual.sum.Sums;
import org.yangguang.annual.sum.Upward;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.EmbeddedPostgres;
import org.yangguang.database.Scope;
import org.yangguang.document.PdfPress;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableTwoField;
import org.yangguang.report.writing.ReportFormat;
import org.yangguang.report.writing.ReportWriter;
import org.yangguang.vault.Secrets;

/// The year of a province: 15,000 organs (1 province, 11 cities, 90 counties, the rest departments and towns), ten
/// years of reports, with the whole application and its own PostgreSQL. Adds up a year, adds up again after one
/// change, reads what the matrix reads, and prints a report.
public final class AnnualVolume {

    private static final String ROOT = "880000";
    private static final int LAST = 2025;
    private static final int VARIANTS = 300;

    private final ConfigurableApplicationContext application;
    private final Connection database;

    private AnnualVolume(ConfigurableApplicationContext application, Connection database) {
        this.application = application;
        this.database = database;
    }

    /// @param args data folder, organs, years
    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]).toAbsolutePath();
        int organs = Integer.parseInt(args[1]);
        int years = Integer.parseInt(args[2]);
        var password = Secrets.open(folder.resolve("secrets").resolve("yangguang.properties"))
                .password("db.superuser");
        // The application takes the server over and stops it when it ends.
        var postgres = EmbeddedPostgres.start(folder.resolve("postgres"), password, true).address();
        try (var application = SpringApplication.run(
                        Yangguang.class, "--yangguang.data=" + folder, "--yangguang.demo=false", "--server.port=0");
                var database = DriverManager.getConnection(
                        postgres.url(), postgres.user(), postgres.password())) {
            var bench = new AnnualVolume(application, database);
            bench.generate(organs, years);
            bench.measure();
        }
    }

    // ── data ─────────────────────────────────────────────────────────────────────────────────────

    private void generate(int organs, int years) throws SQLException {
        if (count("select count(*) from pub_organ where code like '88%'") > 0) {
            return;
        }
        long began = System.nanoTime();
        run("set session_replication_role = replica; set synchronous_commit = off");
        organs(organs);
        for (var form : List.of(Form.FMT_LEGACY, Form.FMT_2019, Form.FMT_2021)) {
            variants(form);
        }
        for (int year = LAST - years + 1; year <= LAST; year++) {
            reports(year);
            System.out.printf("generated %d, %d s%n", year, (System.nanoTime() - began) / 1_000_000_000);
        }
        run("vacuum analyze");
    }

    private void organs(int organs) throws SQLException {
        run("""
                insert into pub_organ (code, kind, level, valid_from) values ('880000', 'GOVERNMENT', 'PROVINCE', '2008-01-01');
                insert into pub_organ (code, parent_id, kind, level, valid_from)
                select '88' || lpad(c::text, 2, '0') || '00', (select id from pub_organ where code = '880000'), 'GOVERNMENT', 'CITY',
                    '2008-01-01'
                from generate_series(1, 11) c;
                insert into pub_organ (code, parent_id, kind, level, valid_from)
                select '88' || lpad((1 + d % 11)::text, 2, '0') || lpad((1 + d / 11)::text, 2, '0'), p.id, 'GOVERNMENT', 'COUNTY',
                    '2008-01-01'
                from generate_series(0, 89) d
                join pub_organ p on p.code = '88' || lpad((1 + d % 11)::text, 2, '0') || '00';
                insert into pub_organ (code, parent_id, kind, level, valid_from)
                select g.code || '-' || lpad((1 + n / 102)::text, 3, '0'), g.id,
                    case when n % 5 = 0 then 'TOWNSHIP' else 'DEPARTMENT' end, g.level, '2008-01-01'
                from generate_series(0, ORGANS - 103) n
                join (select *, row_number() over (order by code) - 1 as i from pub_organ where code ~ '^88[0-9]{4}$') g
                    on g.i = n % 102;
                insert into pub_organ_name (organ_id, name, short_name, valid_from)
                select id, '云省' || code || case kind when 'GOVERNMENT' then '人民政府' when 'TOWNSHIP' then '镇人民政府' else '局' end,
                    '云' || code, '2008-01-01'
                from pub_organ where code like '88%'
                """.replace("ORGANS", String.valueOf(organs)));
    }

    /// Numbers that add up within themselves, drawn once and given out to organs and years.
    private void variants(Form form) throws SQLException {
        run("create table if not exists bench_variant (form text, n integer, figures numeric[])");
        var random = new Random(form.ordinal());
        try (var insert = database.prepareStatement("insert into bench_variant values (?, ?, ?::numeric[])")) {
            for (int n = 0; n < VARIANTS; n++) {
                insert.setString(1, form.code());
                insert.setInt(2, n);
                insert.setString(3, array(figures(form, random)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Figures figures(Form form, Random random) {
        var values = new HashMap<CellId, BigDecimal>();
        for (var id : CellId.of(form)) {
            var value = id instanceof CellId.Two(TableTwoField field) && field.isMoney()
                    ? BigDecimal.valueOf(random.nextInt(10_000_000), 4)
                    : BigDecimal.valueOf(
                            id instanceof CellId.Two ? random.nextInt(3000) : Math.max(0, random.nextInt(12) - 8));
            values.put(id, value);
        }
        return Totals.with(form, values);
    }

    private static String array(Figures figures) {
        return Arrays.stream(figures.stored())
                .map((@Nullable BigDecimal value) -> value == null ? "NULL" : value.toPlainString())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private void reports(int year) throws SQLException {
        run("""
                insert into annual_report (organ_id, year, form, stage, events, fill, handed_version, handed, figures, submitted_on,
                    errors, hints, changed_at)
                select o.id, YEAR, v.form, case o.id % 50 when 0 then 'DRAFT' when 1 then 'RETURNED' when 2 then 'SUBMITTED'
                    when 3 then 'CLEARED' else 'PUBLISHED' end, 2, 1, case when o.id % 50 > 0 then 1 end,
                    case when o.id % 50 > 0 then v.figures end, v.figures, make_date(YEAR + 1, 1, 5 + o.id % 25),
                    array[(o.id % 97 = 0)::int, 0, (o.id % 89 = 0)::int, 0], array[o.id % 3, 0, 0, 0], now()
                from pub_organ o
                join bench_variant v on v.form = 'FORM' and v.n = (o.id * 31 + YEAR * 17) % VARIANTS
                where o.code like '88%';
                insert into annual_event (organ_id, year, number, type, data, recorded_by, duty, recorded_at)
                select o.id, YEAR, e.n, e.type, e.data::jsonb, '00000000-0000-0000-0000-000000000001', '承办', now()
                from pub_organ o, (values (1, 'Opened', '{"form": "FORMNAME"}'), (2, 'Filled', '{"fill": 1}')) e(n, type, data)
                where o.code like '88%' and o.kind = 'GOVERNMENT';
                insert into annual_fill (organ_id, year, fill, source, form, figures, own, words, filled_at)
                select o.id, YEAR, 1, 'SUM', v.form, v.figures, v.figures, '', now()
                from pub_organ o
                join bench_variant v on v.form = 'FORM' and v.n = (o.id * 31 + YEAR * 17) % VARIANTS
                where o.code like '88%' and o.kind = 'GOVERNMENT'
                """.replace("FORMNAME", Form.forYear(year).name())
                .replace("FORM", Form.forYear(year).code())
                .replace("YEAR", String.valueOf(year))
                .replace("VARIANTS", String.valueOf(VARIANTS)));
    }

    // ── measuring ────────────────────────────────────────────────────────────────────────────────

    private void measure() throws SQLException {
        var organs = application.getBean(Organs.class);
        var root = organs.byCode(ROOT).orElseThrow();
        var scope = Scope.of(DatabaseRole.OFFICE, organs.selfAndBelow(root.id()));
        run("set session_replication_role = origin");
        System.out.printf("%d organs, %d reports%n", scope.organs().size(), count("select count(*) from annual_report"));
        for (int i = 0; i < 2; i++) {
            timed("roll-up of a year", () -> whole(scope, root));
        }
        scope.run(() -> System.out.println(application
                .getBean(Sums.class)
                .find(root.id(), LAST)
                .map(sum -> "expected %d, handed in %d, failing %d, returned %d"
                        .formatted(sum.expected(), sum.handedIn(), sum.failing(), sum.returned()))
                .orElse("no sum")));
        var town = organs.byCode("880101-005").orElseThrow();
        for (int i = 0; i < 5; i++) {
            change(town, i);
            timed("after one change", () -> application.getBean(Upward.class).settle());
        }
        matrix();
        print();
        heap();
    }

    private void whole(Scope scope, Organ root) {
        var runs = application.getBean(SumRuns.class);
        scope.run(() -> {
            runs.start(Actor.SYSTEM, UUID.randomUUID(), root, LAST);
            while (runs.find(root.id(), LAST).filter(SumRuns.Run::isOver).isEmpty()) {
                Thread.onSpinWait();
                pause();
            }
            System.out.println(runs.find(root.id(), LAST).orElseThrow());
        });
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void change(Organ organ, int by) throws SQLException {
        run("update annual_report set handed[105] = coalesce(handed[105], 0) + %d where organ_id = %d and year = %d"
                .formatted(by + 1, organ.id(), LAST));
    }

    /// What a page of the matrix reads: the counts of the whole year, and fifty rows of it.
    private void matrix() {
        for (int i = 0; i < 5; i++) {
            timed("matrix, counts and a page", () -> {
                count("select count(*) from (select stage, count(*), sum(errors[1] + errors[2] + errors[3] + errors[4]) from"
                        + " annual_report where year = %d group by stage) s".formatted(LAST));
                count("select count(*) from (select r.organ_id from annual_report r join pub_organ_current o on o.id = r.organ_id"
                        + " where r.year = %d order by o.code limit 50 offset 7000) s".formatted(LAST));
            });
        }
    }

    private void print() {
        var writer = new ReportWriter(application.getBean(PdfPress.class));
        var cells = new HashMap<CellId, Cell>();
        figures(Form.FMT_2021, new Random(1)).values().forEach((id, value) -> cells.put(id, Cell.counted(value)));
        var text = "本年度主动公开各类政府信息，办理政府信息公开申请，答复及时，程序规范。".repeat(12);
        var sections = List.of("一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项").stream()
                .map(head -> new AnnualReport.Section("一五六".indexOf(head.charAt(0)) == 0 ? 1 : head.charAt(0) == '五' ? 5 : 6, head, List.of(text, text, text)))
                .toList();
        var report = new AnnualReport(
                "云省人民政府" + LAST + "年政府信息公开工作年度报告",
                "云省人民政府",
                LAST,
                Form.FMT_2021,
                LocalDate.of(LAST + 1, 1, 20),
                List.of(text),
                sections,
                cells,
                java.util.Map.of());
        for (int i = 0; i < 4; i++) {
            for (var format : List.of(ReportFormat.DOCX, ReportFormat.PDF)) {
                timed("report as " + format, () -> {
                    try {
                        writer.write(report, format, LocalDate.of(LAST + 1, 1, 20));
                    } catch (org.yangguang.report.writing.UnprintableReport e) {
                        throw new IllegalStateException(e);
                    }
                });
            }
        }
    }

    private static void heap() {
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        System.out.printf(
                "heap: most %d MB, peak of the pools together %d MB%n",
                Runtime.getRuntime().maxMemory() >> 20, peak >> 20);
    }

    private interface Work {
        void run() throws SQLException;
    }

    private static void timed(String what, Work work) {
        long began = System.nanoTime();
        try {
            work.run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        System.out.printf("%-32s %,d ms%n", what, (System.nanoTime() - began) / 1_000_000);
    }

    private void run(String statements) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(statements);
        }
    }

    private long count(String query) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
