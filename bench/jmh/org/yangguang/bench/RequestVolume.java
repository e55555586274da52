package org.yangguang.bench;

import java.io.IOException;
import java.io.StringReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.yangguang.Yangguang;
import org.yangguang.audit.Actor;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.EmbeddedPostgres;
import org.yangguang.database.Scope;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Duty;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.submission.Application;
import org.yangguang.request.submission.SealedApplication;
import org.yangguang.vault.Secrets;
import org.yangguang.vault.Vault;

/// Pages of staff over HTTP while one organ holds 200,000 requests and the region 2,000,000: the whole
/// application with its own PostgreSQL, one reader, each page read again and again.
///
/// The requests are generated, the same in every run but for their days, which end today. Those of the large
/// organ are sealed one by one, because a sealed field is bound to its row; nobody opens the others.
public final class RequestVolume {

    private static final String LARGE = "110101-01";
    private static final String NAME = "林晓岚";
    private static final Pattern HIDDEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern CASE = Pattern.compile("/office/requests/([0-9a-f-]{36})\"");

    private final ConfigurableApplicationContext application;
    private final Connection database;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String base;

    private RequestVolume(ConfigurableApplicationContext application, Connection database) {
        this.application = application;
        this.database = database;
        this.base = "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port");
    }

    /// @param args data folder, requests of the large organ, requests in all, readings of each page
    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]).toAbsolutePath();
        int large = Integer.parseInt(args[1]);
        int all = Integer.parseInt(args[2]);
        int readings = Integer.parseInt(args[3]);
        var keys = folder.resolve("secrets").resolve("yangguang.properties");
        var password = Secrets.open(keys).password("db.superuser");
        try (var postgres = EmbeddedPostgres.start(folder.resolve("postgres"), password, true);
                var application = SpringApplication.run(
                        Yangguang.class,
                        "--yangguang.data=" + folder,
                        "--yangguang.demo=true",
                        "--yangguang.limits.posts-per-minute=100000",
                        "--yangguang.limits.lookups-per-minute=100000",
                        "--server.port=0");
                var database = DriverManager.getConnection(
                        postgres.address().url(),
                        postgres.address().user(),
                        postgres.address().password())) {
            var bench = new RequestVolume(application, database);
            bench.generate(large, all);
            bench.measure(readings);
        }
    }

    // ── data ─────────────────────────────────────────────────────────────────────────────────────

    private void generate(int large, int all) throws SQLException, IOException {
        if (count("select count(*) from request_case") >= all * 9L / 10) {
            return;
        }
        long began = System.nanoTime();
        run("set session_replication_role = replica; set synchronous_commit = off; set timezone = 'Asia/Shanghai'");
        int organ = organ(LARGE, "甲区档案局", "档案");
        seal(organ, large);
        cases(organ);
        int others = 100;
        for (int i = 0; i < others; i++) {
            int other = organ("1101%02d-%02d".formatted(2 + i / 50, 1 + i % 50), "第" + i + "局", "局" + i);
            submissions(other, (all - large) / others);
            cases(other);
            if (i % 20 == 19) {
                System.out.printf("generated %d organs, %d s%n", i + 1, (System.nanoTime() - began) / 1_000_000_000);
            }
        }
        // The triggers that keep them were asleep while the rows came in.
        run("""
                insert into request_concluded (organ_id, n)
                select organ_id, count(*) from request_case where concluded_on is not null group by organ_id
                on conflict (organ_id) do update set n = excluded.n;
                delete from request_year;
                insert into request_year (organ_id, basis, year, aspect, value, n)
                select y.organ_id, y.basis, y.year, y.aspect, y.value, count(*)
                from request_case c cross join lateral request_year_of(c) y group by 1, 2, 3, 4, 5
                """);
        run("vacuum analyze");
        System.out.printf("generated in %d s%n", (System.nanoTime() - began) / 1_000_000_000);
    }

    private int organ(String code, String name, String shortName) {
        var organs = application.getBean(Organs.class);
        Scope.of(DatabaseRole.OFFICE, Set.of())
                .run(() -> organs.register(
                        Actor.SYSTEM,
                        new Organs.Registration(
                                code,
                                Optional.empty(),
                                OrganKind.DEPARTMENT,
                                OrganLevel.COUNTY,
                                name,
                                shortName,
                                Optional.empty(),
                                LocalDate.of(2020, 1, 1),
                                Optional.empty())));
        return organs.byCode(code).orElseThrow().id();
    }

    /// The submissions of the large organ, each sealed as the application seals it.
    private void seal(int organ, int rows) throws SQLException, IOException {
        var vault = application.getBean(Vault.class);
        var hex = HexFormat.of();
        var name = hex.formatHex(vault.blindIndex("name." + organ, NAME));
        var copy = database.unwrap(PGConnection.class).getCopyAPI();
        run("create temporary table sealed (n integer, id uuid, key bytea, sealed bytea, name_index bytea)");
        var text = new StringBuilder();
        for (int n = 1; n <= rows; n++) {
            var id = UUID.nameUUIDFromBytes((organ + "/" + n).getBytes(StandardCharsets.US_ASCII));
            var sealed = SealedApplication.of(vault, "intake_submission", id, organ, application(n));
            text.append(n).append('\t').append(id);
            text.append("\t\\\\x").append(hex.formatHex(sealed.key()));
            text.append("\t\\\\x").append(hex.formatHex(sealed.sealed()));
            text.append("\t\\\\x").append(n % 4000 == 0 ? name : "%08x".formatted(n % 60_000)).append('\n');
            if (n % 10_000 == 0 || n == rows) {
                copy.copyIn("copy sealed from stdin", new StringReader(text.toString()));
                text.setLength(0);
            }
        }
        submissions(organ, rows, "s.key, s.sealed, s.name_index", "join sealed s on s.n = g.n", "s.id");
    }

    private static Application application(int n) {
        return new Application(
                ApplicantKind.NATURAL_PERSON,
                NAME,
                Application.IdentityKind.PASSPORT,
                "E12345678",
                "",
                "13900000000",
                "",
                "",
                "",
                "第 " + n + " 件申请所需的年度商贸流通业发展专项资金拨付名单及核定依据",
                "",
                Application.DeliveryForm.ELECTRONIC,
                Application.DeliveryChannel.PLATFORM,
                true);
    }

    private void submissions(int organ, int rows) throws SQLException {
        var blob = "decode(repeat('ab', 60), 'hex'), decode(repeat('cd', 400), 'hex'), decode(md5(g.n::text), 'hex')";
        submissions(organ, rows, blob, "", "md5(%d || '/' || g.n)::uuid".formatted(organ));
    }

    /// Five years of requests, evenly, the last handed in today.
    private void submissions(int organ, int rows, String sealed, String join, String id) throws SQLException {
        run("""
                insert into intake_submission (organ_id, id, channel, kind, submitted_on, submitted_at, idempotency_key,
                    content_hash, code_hash, unlock_hash, identity_index, key, sealed, name_index)
                select ORGAN, ID, (array['ONLINE', 'IN_PERSON', 'REGISTERED_MAIL', 'FAX'])[1 + g.n % 4],
                    (array['NATURAL_PERSON', 'NATURAL_PERSON', 'NATURAL_PERSON', 'BUSINESS', 'RESEARCH', 'NGO', 'LEGAL_SERVICE',
                           'OTHER'])[1 + g.n % 8],
                    day, day + time '10:00', md5('key' || ORGAN || '/' || g.n)::uuid, '\\x00',
                    decode(md5('code' || ORGAN || '/' || g.n), 'hex'), '\\x00', decode(md5('who' || g.n % 50000), 'hex'), SEALED
                from (select n, current_date - ((ROWS - n) * 1825 / ROWS)::int as day from generate_series(1, ROWS) n) g JOIN
                """.replace("ORGAN", String.valueOf(organ))
                .replace("SEALED", sealed)
                .replace("JOIN", join)
                .replace("ROWS", rows + "::bigint")
                .replace("ID,", id + ","));
    }

    /// Registered the day they came, replied to within 4 to 34 days and served the day after; what came in
    /// the last month is open, every sixth of that paused; what came today waits for confirmation.
    private void cases(int organ) throws SQLException {
        run("""
                insert into request_case (organ_id, id, number, year, serial, handler_id, version, phase, served, received_on,
                    concluded_on, outcome, due_on, paused, kind, channel, submitted_on, waits_for, late_after, used_days,
                    folded, counted_on, counted_as)
                select organ_id, id, '档案-' || year || '-' || lpad(serial::text, greatest(4, length(serial::text)), '0'), year, serial,
                    ('00000000-0000-0000-0000-00000000000' || (1 + serial % 5))::uuid, 1,
                    case when done <= current_date then 'REPLIED' else 'HANDLING' end,
                    done < current_date - 1, submitted_on, case when done <= current_date then done end,
                    case when done <= current_date then (array['GRANTED', 'GRANTED', 'PARTIALLY_GRANTED', 'DENIED_THIRD_PARTY',
                        'NOT_HELD', 'REQUIRES_CREATION', 'DUPLICATE_REQUEST', 'PETITION_COMPLAINT'])[1 + serial % 8] end,
                    case when done > current_date and serial % 6 > 0 then submitted_on + 28 end,
                    done > current_date and serial % 6 = 0, kind, channel, submitted_on,
                    case when done > current_date and serial % 6 = 0 then array['THIRD_PARTY'] else array[]::text[] end,
                    case when done > submitted_on + 28 then submitted_on + 28 end,
                    case when done <= current_date then (done - submitted_on) * 5 / 7 end, 1,
                    case when done <= current_date then done end,
                    case when done <= current_date then (array['GRANTED', 'GRANTED', 'PARTIALLY_GRANTED', 'DENIED_THIRD_PARTY',
                        'NOT_HELD', 'REQUIRES_CREATION', 'DUPLICATE_REQUEST', 'PETITION_COMPLAINT'])[1 + serial % 8] end
                from (select *, extract(year from submitted_on)::int as year,
                          row_number() over (partition by extract(year from submitted_on) order by submitted_on, id)::int as serial,
                          submitted_on + 4 + ('x' || substr(md5(id::text), 1, 6))::bit(24)::int % 31 as done
                      from intake_submission where organ_id = ORGAN and submitted_on < current_date) s
                """.replace("ORGAN", String.valueOf(organ)));
        run("""
                insert into intake_arrival (organ_id, id, submitted_on)
                select organ_id, id, submitted_on from intake_submission where organ_id = ORGAN and submitted_on = current_date;
                insert into request_event (organ_id, request_id, seq, type, on_day, data, recorded_at, duty)
                select organ_id, id, 1, 'ReceiptConfirmed', received_on, jsonb_build_object('receivedOn', received_on), received_on, '受理'
                from request_case where organ_id = ORGAN and channel in ('ONLINE', 'FAX');
                insert into request_event (organ_id, request_id, seq, type, on_day, data, recorded_at, duty)
                select organ_id, id, 2, 'ConsultationSent', received_on, jsonb_build_object('id', '征1', 'kind', 'THIRD_PARTY',
                    'sentOn', received_on, 'receivedByPartyOn', null, 'partyLetter', null), received_on, '承办'
                from request_case where organ_id = ORGAN and paused;
                insert into request_event (organ_id, request_id, seq, type, on_day, data, recorded_at, duty)
                select organ_id, id, 3, 'Replied', concluded_on,
                    jsonb_build_object('outcome', outcome, 'decidedOn', concluded_on), concluded_on, '签发'
                from request_case where organ_id = ORGAN and concluded_on is not null;
                insert into request_event (organ_id, request_id, seq, type, on_day, data, recorded_at, duty)
                select organ_id, id, 4, 'Served', concluded_on + 1,
                    jsonb_build_object('method', 'POSTAL', 'on', concluded_on + 1), concluded_on + 1, '承办'
                from request_case where organ_id = ORGAN and served
                """.replace("ORGAN", String.valueOf(organ)));
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

    private void measure(int readings) throws IOException, InterruptedException, SQLException {
        var organ = application.getBean(Organs.class).byCode(LARGE).orElseThrow();
        var login = "bench" + Long.toString(System.nanoTime(), 36);
        signIn(
                login,
                application
                        .getBean(Accounts.class)
                        .demo(organ.id(), login, "周宁", Set.of(Duty.INTAKE, Duty.HANDLER, Duty.SIGNER)));
        System.out.printf(
                "%d requests in the organ, %d in all%n",
                count("select count(*) from intake_submission where organ_id = " + organ.id()),
                count("select count(*) from intake_submission"));
        System.out.println("| | p50 | p95 | p99 |\n|---|---|---|---|");
        for (var page : pages().entrySet()) {
            var times = new long[readings];
            for (int i = -10; i < readings; i++) {
                long began = System.nanoTime();
                var answer = get(page.getValue());
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

    private Map<String, String> pages() throws IOException, InterruptedException {
        var list = "/office/requests";
        var lastYear = LocalDate.now(ChineseDate.ZONE).getYear() - 1;
        var pages = new LinkedHashMap<String, String>();
        pages.put("list, all", list);
        for (var view : org.yangguang.request.RequestList.View.values()) {
            pages.put("view " + view.code(), list + "?view=" + view.code());
        }
        pages.put("page 5,000 of all", list + "?view=all&page=5000");
        pages.put("last page of concluded", list + "?view=concluded&page=999999");
        for (var sort : java.util.List.of("number", "-number", "submitted", "-submitted", "-due")) {
            pages.put("sorted by " + sort, list + "?sort=" + sort);
        }
        pages.put("page 5,000 by number", list + "?sort=number&page=5000");
        pages.put("concluded, page 5,000 by day submitted", list + "?view=concluded&sort=submitted&page=5000");
        pages.put("filter: kind, by number", list + "?kind=BUSINESS&sort=number");
        pages.put("filter: kind", list + "?kind=BUSINESS");
        pages.put("filter: channel and outcome", list + "?channel=FAX&outcome=granted");
        pages.put("filter: handler", list + "?handler=00000000-0000-0000-0000-000000000002");
        pages.put("filter: received in a year", list + "?receivedFrom=" + lastYear + "-01-01&receivedTo=" + lastYear + "-12-31");
        pages.put("filter: late", list + "?late=1");
        pages.put("filter: nothing passes", list + "?outcome=denied_state_secret");
        pages.put("a whole number", list + "?words=" + encoded("档案-" + lastYear + "-0042"));
        pages.put("part of a number", list + "?words=" + lastYear + "-004");
        pages.put("a serial", list + "?words=42");
        pages.put("a year of numbers", list + "?words=" + encoded("档案-" + (lastYear - 3)));
        pages.put("a name", list + "?words=" + encoded(NAME));
        pages.put("dashboard", "/office/");
        pages.put("month", "/office/requests/month/" + YearMonth.now(ChineseDate.ZONE));
        pages.put("statistics, a year received", "/office/statistics?from=" + lastYear + "-01-01&to=" + lastYear + "-12-31");
        pages.put(
                "statistics, a year concluded",
                "/office/statistics?basis=concluded&from=" + lastYear + "-01-01&to=" + lastYear + "-12-31");
        pages.put("statistics, all years", "/office/statistics?from=2000-01-01&to=2099-12-31");
        pages.put(
                "statistics, March of three years ago until today",
                "/office/statistics?from=" + (lastYear - 2) + "-03-01&to=" + LocalDate.now(ChineseDate.ZONE));
        pages.put("one open request", list + "/" + firstCase(list + "?view=soon"));
        pages.put("one concluded request", list + "/" + firstCase(list + "?view=concluded&page=500"));
        return pages;
    }

    private String firstCase(String path) throws IOException, InterruptedException {
        var page = get(path);
        var found = CASE.matcher(page.body());
        if (!found.find()) {
            throw new IllegalStateException("no request on " + path + ", which answers " + page.statusCode());
        }
        return found.group(1);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void signIn(String login, String password) throws IOException, InterruptedException {
        var token = HIDDEN.matcher(get("/login").body());
        if (!token.find()) {
            throw new IllegalStateException("no form to sign in with");
        }
        var form = "_csrf=" + encoded(token.group(1)) + "&login=" + login + "&password=" + encoded(password);
        http.send(
                HttpRequest.newBuilder(URI.create(base + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", base)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
