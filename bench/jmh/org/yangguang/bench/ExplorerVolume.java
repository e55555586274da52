package org.yangguang.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.yangguang.Yangguang;
import org.yangguang.database.EmbeddedPostgres;
import org.yangguang.report.Form;
import org.yangguang.report.published.FigureItem;
import org.yangguang.vault.Secrets;

/// The explorer of public data over HTTP while a province has published its reports of ten years: the whole
/// application with its own PostgreSQL, one reader, each page read again and again.
///
/// A province with 11 cities, nine districts in each, and departments and streets below them. Only what the
/// explorer reads is generated: heads, figures and findings of reports, not their text.
public final class ExplorerVolume {

    private static final int FIRST = 2014;

    private final Connection database;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    private ExplorerVolume(ConfigurableApplicationContext application, Connection database) {
        this.database = database;
        this.base = "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port");
    }

    /// @param args data folder, organs, years, readings of each page
    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]).toAbsolutePath();
        int organs = Integer.parseInt(args[1]);
        int years = Integer.parseInt(args[2]);
        int readings = Integer.parseInt(args[3]);
        var keys = folder.resolve("secrets").resolve("yangguang.properties");
        var password = Secrets.open(keys).password("db.superuser");
        try (var postgres = EmbeddedPostgres.start(folder.resolve("postgres"), password, true);
                var application = SpringApplication.run(
                        Yangguang.class,
                        "--yangguang.data=" + folder,
                        "--yangguang.limits.reads-per-minute=1000000",
                        "--server.port=0");
                var database = DriverManager.getConnection(
                        postgres.address().url(),
                        postgres.address().user(),
                        postgres.address().password())) {
            var bench = new ExplorerVolume(application, database);
            bench.generate(organs, years);
            bench.measure(readings, FIRST + years - 1);
        }
    }

    // ── data ─────────────────────────────────────────────────────────────────────────────────────

    private void generate(int organs, int years) throws SQLException, IOException {
        if (count("select count(*) from pub_report_head") >= (long) organs * years) {
            return;
        }
        long began = System.nanoTime();
        run("set session_replication_role = replica; set synchronous_commit = off; set timezone = 'Asia/Shanghai'");
        organs(organs);
        items();
        run("drop index pub_figure_report; alter table pub_figure drop constraint pub_figure_pkey");
        for (int year = FIRST; year < FIRST + years; year++) {
            year(year);
            System.out.printf("generated %d, %d s%n", year, (System.nanoTime() - began) / 1_000_000_000);
        }
        run("set maintenance_work_mem = '512MB'");
        run("alter table pub_figure add primary key (item, year, organ_id) include (value, gap)");
        run("create index pub_figure_report on pub_figure (organ_id, year)");
        run("vacuum analyze");
        System.out.printf("generated in %d s%n", (System.nanoTime() - began) / 1_000_000_000);
    }

    /// A tenth of the codes 3300–3311 are governments; the others hang below a district each.
    private void organs(int organs) throws SQLException {
        run("""
                insert into pub_organ (code, parent_id, kind, level, valid_from) values ('330000', null, 'GOVERNMENT', 'PROVINCE', '2008-05-01');
                insert into pub_organ (code, parent_id, kind, level, valid_from)
                select '33' || lpad(c::text, 2, '0') || '00', (select id from pub_organ where code = '330000'), 'GOVERNMENT', 'CITY', '2008-05-01'
                from generate_series(1, 11) c;
                insert into pub_organ (code, parent_id, kind, level, valid_from)
                select '33' || lpad(c::text, 2, '0') || lpad(d::text, 2, '0'),
                    (select id from pub_organ where code = '33' || lpad(c::text, 2, '0') || '00'), 'GOVERNMENT', 'COUNTY', '2008-05-01'
                from generate_series(1, 11) c, generate_series(1, 9) d;
                insert into pub_organ (code, parent_id, kind, level, valid_from)
                select g.code || '-' || lpad((1 + n / 111)::text, 3, '0'), g.id,
                    case when n / 111 % 3 = 0 then 'STREET' else 'DEPARTMENT' end, g.level, '2008-05-01'
                from generate_series(0, ORGANS - 112) n
                join (select row_number() over (order by code) - 1 as place, * from pub_organ where kind = 'GOVERNMENT') g on g.place = n % 111;
                insert into pub_organ_name (organ_id, name, short_name, valid_from)
                select id, case when kind = 'GOVERNMENT' then code || '人民政府' else '第' || code || '局' end, code, '2008-05-01' from pub_organ
                """.replace("ORGANS", String.valueOf(organs)));
    }

    private void items() throws SQLException, IOException {
        var text = new StringBuilder();
        FigureItem.all().forEach(item -> text.append(item.code()).append('\n'));
        database.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy pub_figure_item (code) from stdin", new java.io.StringReader(text.toString()));
    }

    /// Most figures are 0, as in life; one in two hundred is blank.
    private void year(int year) throws SQLException {
        var form = Form.forYear(year);
        var codes = FigureItem.all().stream()
                .filter(item -> item.forms().contains(form))
                .map(item -> "'" + item.code() + "'")
                .toList();
        run("""
                insert into pub_report_head (organ_id, year, version, form, title, published_on, entered_at, errors, findings, figured)
                select id, YEAR, 1, 'FORM', code || 'YEAR年度报告', make_date(YEAR + 1, 1, 20), now(), id % 7 / 6, id % 3 / 2 + id % 7 / 6, true
                from pub_organ where id % 50 > 0;
                insert into pub_figure (item, year, organ_id, value, gap)
                select i.id, YEAR, o.id, case when h % 200 > 0 then case when h % 5 = 0 then h / 7 % 40 + o.id % 90 else 0 end end,
                    case when h % 200 = 0 then 'BLANK' end
                from pub_organ o cross join lateral (
                    select id, hashint4(o.id * 1000 + id + YEAR) & 2147483647 as h from pub_figure_item where code in (CODES)) i
                where o.id % 50 > 0;
                insert into pub_finding (organ_id, year, number, rule, level, place, text)
                select id, YEAR, 1, 'T3-02', 'E', 'granted', '各列相加与总计不等' from pub_organ where id % 7 = 6 and id % 50 > 0
                """.replace("YEAR", String.valueOf(year))
                .replace("FORM", form.code())
                .replace("CODES", String.join(",", codes)));
    }

    private void run(String statements) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(statements);
        }
    }

    private long count(String query) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    // ── measuring ────────────────────────────────────────────────────────────────────────────────

    private void measure(int readings, int newest) throws IOException, InterruptedException, SQLException {
        System.out.printf(
                "%d organs, %d reports, %d figures%n",
                count("select count(*) from pub_organ"),
                count("select count(*) from pub_report_head"),
                count("select reltuples::bigint from pg_class where relname = 'pub_figure'"));
        System.out.println("| | p50 | p95 | p99 |\n|---|---|---|---|");
        for (var page : pages(newest).entrySet()) {
            var times = new long[readings];
            for (int i = -6; i < readings; i++) {
                long began = System.nanoTime();
                var answer = http.send(
                        HttpRequest.newBuilder(URI.create(base + page.getValue()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(page.getValue() + " answered " + answer.statusCode());
                }
                if (i >= 0) {
                    times[i] = System.nanoTime() - began;
                }
            }
            Arrays.sort(times);
            System.out.printf(
                    "| %s | %.0f ms | %.0f ms | %.0f ms |%n",
                    page.getKey(), at(times, 50), at(times, 95), at(times, 99));
        }
    }

    private static double at(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private static Map<String, String> pages(int year) {
        var data = "/data?year=" + year;
        var pages = new LinkedHashMap<String, String>();
        pages.put("the province by organ", data);
        pages.put("the province by region", data + "&group=region&org=330000");
        pages.put("the province by year", data + "&group=year");
        pages.put("its governments", data + "&basis=governments");
        pages.put("by change, page 100", data + "&sort=-change&page=100");
        pages.put("another item", data + "&item=table2.penalty");
        pages.put("a city", data + "&org=330100");
        pages.put("a district", data + "&org=330101");
        pages.put("streets of the province", data + "&kind=STREET");
        pages.put("the form of 2019", "/data?year=2019");
        pages.put("an old sheet", "/data?year=2016&item=sheet.apply_total");
        pages.put("table as CSV, all organs", "/data/table.csv?year=" + year);
        pages.put("interface: reports", "/api/v1/annual-reports?year=" + year);
        pages.put("interface: figures of an item", "/api/v1/figures?year=" + year + "&item=table3.granted.total");
        pages.put("interface: figures of an item, all years", "/api/v1/figures?item=table3.granted.total&page=200&size=500");
        pages.put("interface: figures of an organ", "/api/v1/figures?org=330101-001&size=500");
        pages.put("interface: findings", "/api/v1/findings?year=" + year + "&rule=T3-02");
        pages.put("interface: organs below", "/api/v1/organs?under=330100&size=500");
        pages.put("home of the portal", "/");
        return pages;
    }
}
