package org.yangguang.opendata;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.opendata.RecordStore.FigureRow;
import org.yangguang.opendata.RecordStore.Filter;
import org.yangguang.opendata.RecordStore.ReportRow;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.report.Form;
import org.yangguang.report.checking.Level;
import org.yangguang.report.published.FigureItem;
import org.yangguang.report.published.PublishedReports;
import org.yangguang.report.writing.ReportJson;

/// The interface for programs, as `openapi.json` describes it. Reads only, and only what is published.
@RestController("opendataApiController")
class ApiController {

    private static final String SOME_MINUTES = "public, max-age=300";

    private final RecordStore records;
    private final PublishedReports reports;
    private final Organs organs;

    ApiController(RecordStore records, PublishedReports reports, Organs organs) {
        this.records = records;
        this.reports = reports;
        this.organs = organs;
    }

    /// What the list of reports shows.
    record Listed(
            String organ,
            String organName,
            String organKind,
            int year,
            String form,
            int version,
            String title,
            @Nullable LocalDate publishedOn,
            Instant enteredAt,
            int errors,
            int findings,
            String page,
            String data) {
        static Listed of(ReportRow row) {
            var page = "/o/" + row.organ() + "/annual/" + row.year();
            return new Listed(
                    row.organ(),
                    row.organName(),
                    row.kind(),
                    row.year(),
                    row.form(),
                    row.version(),
                    row.title(),
                    row.publishedOn(),
                    row.enteredAt(),
                    row.errors(),
                    row.findings(),
                    page,
                    "/api/v1/annual-reports/" + row.organ() + "/" + row.year());
        }
    }

    @GetMapping("/api/v1/annual-reports")
    @Permit(Permission.PUBLIC)
    ResponseEntity<byte[]> annualReports(HttpServletRequest request) {
        var query = new ApiQuery(request, Set.of("year", "org", "under", "form"));
        var filter = new Filter()
                .and("h.year = :year", "year", query.year("year"))
                .and("h.organ_id = :org", "org", organ(query, "org").map(Organ::id))
                .and("h.form = :form", "form", query.word("form", ApiController::form, "2021、2019 或 pre2019"))
                .under("h.organ_id", organ(query, "under").map(Organ::code));
        return answer(query.page(records.reports(filter, query.size(), query.offset()), Listed::of));
    }

    @GetMapping("/api/v1/annual-reports/{org}/{year}")
    @Permit(Permission.PUBLIC)
    ResponseEntity<byte[]> annualReport(
            @PathVariable String org, @PathVariable String year, HttpServletRequest request) {
        var query = new ApiQuery(request, Set.of("version"));
        var organ = organs.byCode(org).orElseThrow(() -> noOrgan(org));
        int wanted = year.matches("(19|20)[0-9]{2}") ? Integer.parseInt(year) : 0;
        var version = query.word(
                "version",
                value -> value.matches("[1-9][0-9]{0,3}") ? Optional.of(Integer.parseInt(value)) : Optional.empty(),
                "从 1 起的整数");
        var found = version.isPresent()
                ? reports.find(organ.id(), wanted, version.get())
                : reports.find(organ.id(), wanted);
        var report = found.orElseThrow(() -> Refused.notFound("%s没有公布 %s 年度的报告%s。"
                .formatted(
                        organ.name(),
                        ApiQuery.shortened(year),
                        version.map(v -> "第 " + v + " 版").orElse(""))));
        var body = Json.object();
        body.put("organ", organ.code());
        body.put("organ_name", organ.name());
        body.put("year", wanted);
        body.put("version", report.version());
        body.put("entered_at", report.enteredAt().toString());
        var versions = body.putArray("versions");
        reports.versions(organ.id(), wanted)
                .forEach(one -> versions.addObject()
                        .put("version", one.number())
                        .put("entered_at", one.enteredAt().toString())
                        .put("correction", one.correction().orElse(null)));
        body.set("report", Json.read(ReportJson.write(report.content(), report.findings())));
        return answer(body);
    }

    /// @param state `value` or which kind of nothing stands there
    record Figure(
            String organ, int year, String item, @Nullable BigDecimal value, String state) {
        static Figure of(FigureRow row) {
            var gap = row.gap();
            return new Figure(row.organ(), row.year(), row.item(), row.value(), gap == null ? "value" : Gap.code(gap));
        }
    }

    @GetMapping("/api/v1/figures")
    @Permit(Permission.PUBLIC)
    ResponseEntity<byte[]> figures(HttpServletRequest request) {
        var query = new ApiQuery(request, Set.of("year", "org", "under", "item"));
        var item = query.word("item", FigureItem::of, "数据项代码（见 /api/v1/items）");
        var org = organ(query, "org");
        if (item.isEmpty() && org.isEmpty()) {
            throw Refused.badParameter("至少写明 item 或者 org 之一；需要全部数据的，请下载年度文件（/data/catalog.jsonld）。");
        }
        var filter = new Filter()
                .and("f.item = :item", "item", item.map(i -> records.number(i).orElse(-1)))
                .and("f.year = :year", "year", query.year("year"))
                .and("f.organ_id = :org", "org", org.map(Organ::id))
                .under("f.organ_id", organ(query, "under").map(Organ::code));
        return answer(query.page(records.figures(filter, query.size(), query.offset()), Figure::of));
    }

    @GetMapping("/api/v1/organs")
    @Permit(Permission.PUBLIC)
    ResponseEntity<byte[]> organs(HttpServletRequest request) {
        var query = new ApiQuery(request, Set.of("org", "under", "kind", "name"));
        var filter = new Filter()
                .and("o.id = :org", "org", organ(query, "org").map(Organ::id))
                .and(
                        "o.kind = :kind",
                        "kind",
                        query.word("kind", Question::kind, "机构类别代码").map(Enum::name))
                .and("position(:name in o.name) > 0", "name", query.text("name"))
                .under("o.id", organ(query, "under").map(Organ::code));
        return answer(query.page(records.organs(filter, query.size(), query.offset()), row -> row));
    }

    @GetMapping("/api/v1/findings")
    @Permit(Permission.PUBLIC)
    ResponseEntity<byte[]> findings(HttpServletRequest request) {
        var query = new ApiQuery(request, Set.of("year", "org", "under", "rule", "level"));
        var filter = new Filter()
                .and("f.year = :year", "year", query.year("year"))
                .and("f.organ_id = :org", "org", organ(query, "org").map(Organ::id))
                .and("f.rule = :rule", "rule", query.text("rule"))
                .and("f.level = :level", "level", query.word("level", ApiController::level, "E（错误）、W（警告）或 I（提示）"))
                .under("f.organ_id", organ(query, "under").map(Organ::code));
        return answer(query.page(records.findings(filter, query.size(), query.offset()), row -> row));
    }

    /// One line of the data dictionary.
    record Item(
            String code, String part, String label, String unit, List<String> forms, boolean addedUp, boolean addable) {
        static Item of(FigureItem item) {
            return new Item(
                    item.code(),
                    item.part().label(),
                    item.label(),
                    item.unit(),
                    item.forms().stream().map(Form::code).toList(),
                    item.origin() == FigureItem.Origin.ADDED,
                    item.isAddable());
        }
    }

    @GetMapping("/api/v1/items")
    @Permit(Permission.PUBLIC)
    ResponseEntity<byte[]> items(HttpServletRequest request) {
        var query = new ApiQuery(request, Set.of());
        var all = FigureItem.all();
        var rows = all.stream().skip(query.offset()).limit(query.size()).toList();
        return answer(query.page(new RecordStore.Rows<>(all.size(), rows), Item::of));
    }

    @GetMapping("/api/v1/openapi.json")
    @Permit(Permission.PUBLIC)
    ResponseEntity<byte[]> description() {
        return answer(ApiDescription.document());
    }

    /// Whatever else is asked for under the interface.
    @RequestMapping("/api/**")
    @Permit(Permission.PUBLIC)
    ResponseEntity<byte[]> nothing(HttpServletRequest request) {
        if (!Set.of("GET", "HEAD").contains(request.getMethod())) {
            throw Refused.method();
        }
        throw Refused.notFound("没有这个接口，接口说明见 /data/api。");
    }

    private Optional<Organ> organ(ApiQuery query, String name) {
        return query.text(name).map(code -> organs.byCode(code).orElseThrow(() -> noOrgan(code)));
    }

    private static Refused noOrgan(String code) {
        return Refused.notFound("没有代码为“%s”的机关，名录见 /api/v1/organs。".formatted(ApiQuery.shortened(code)));
    }

    private static Optional<String> form(String code) {
        return Arrays.stream(Form.values()).map(Form::code).filter(code::equals).findFirst();
    }

    private static Optional<String> level(String code) {
        return Arrays.stream(Level.values())
                .map(Level::code)
                .filter(code::equals)
                .findFirst();
    }

    private static ResponseEntity<byte[]> answer(Object body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, SOME_MINUTES)
                .body(Json.bytes(body));
    }
}
