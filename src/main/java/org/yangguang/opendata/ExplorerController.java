package org.yangguang.opendata;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.yangguang.database.Settings;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.published.FigureItem;
import org.yangguang.ui.Crumb;
import org.yangguang.ui.DisplayMode;
import org.yangguang.ui.Pager;
import org.yangguang.ui.PortalPage;

/// 公开数据: the explorer, its table as files, and how programs read the same.
@Controller("opendataExplorerController")
class ExplorerController {

    /// What everybody may read may be kept for a minute.
    private static final String A_MINUTE = "public, max-age=60";

    private final Explorer explorer;
    private final QuestionReader reader;
    private final RecordStore records;
    private final Address address;
    private final Settings settings;

    ExplorerController(
            Explorer explorer, QuestionReader reader, RecordStore records, Address address, Settings settings) {
        this.explorer = explorer;
        this.reader = reader;
        this.records = records;
        this.address = address;
        this.settings = settings;
    }

    @GetMapping("/data")
    @Permit(Permission.PUBLIC)
    String explore(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, A_MINUTE);
        var years = explorer.years();
        var asked = reader.read(request, years);
        var question = asked.question();
        var explored = explorer.explore(question, years, (question.page() - 1) * Explorer.PAGE);
        int total = explored.listing().total();
        if (question.page() > 1 && explored.listing().rows().isEmpty()) {
            question = question.page(1);
            explored = explorer.explore(question, years, 0);
        }
        model.addAttribute("page", page(request, "公开数据", new Crumb("公开数据", "")));
        model.addAttribute("explored", explored);
        model.addAttribute("faults", asked.faults());
        model.addAttribute("items", choices());
        model.addAttribute("pager", Pager.of(String.valueOf(question.page()), Explorer.PAGE, total));
        model.addAttribute("datasets", records.datasets());
        return "opendata/explorer";
    }

    /// The items one may choose, by the table and the column they stand in.
    private static LinkedHashMap<String, List<FigureItem>> choices() {
        return FigureItem.all().stream()
                .filter(FigureItem::isAddable)
                .collect(Collectors.groupingBy(ExplorerController::heading, LinkedHashMap::new, Collectors.toList()));
    }

    private static String heading(FigureItem item) {
        if (item.part() != FigureItem.Part.TABLE_THREE) {
            return item.part().label();
        }
        return "表三 "
                + Arrays.stream(ApplicantColumn.values())
                        .filter(column -> item.code().endsWith("." + column.code()))
                        .findFirst()
                        .orElseThrow()
                        .label();
    }

    /// The table with the rows of all pages.
    @GetMapping("/data/table.{format:csv|json|xlsx}")
    @Permit(Permission.PUBLIC)
    ResponseEntity<byte[]> table(@PathVariable String format, HttpServletRequest request) {
        var asked = reader.read(request, explorer.years());
        if (!asked.faults().isEmpty()) {
            return ResponseEntity.badRequest()
                    .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(String.join("\n", asked.faults()).getBytes(StandardCharsets.UTF_8));
        }
        var question = asked.question().page(1);
        var listing = explorer.table(question);
        var source = address.of(request) + "/data?" + question.query();
        var content = switch (format) {
            case "csv" -> TableFiles.csv(listing);
            case "json" -> TableFiles.json(question, listing, source);
            default -> TableFiles.xlsx(question, listing, source);
        };
        var type = switch (format) {
            case "csv" -> "text/csv;charset=UTF-8";
            case "json" -> "application/json";
            default -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        };
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CACHE_CONTROL, A_MINUTE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("公开数据" + question.year() + "." + format, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }

    @GetMapping("/data/api")
    @Permit(Permission.PUBLIC)
    String api(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, A_MINUTE);
        model.addAttribute("page", page(request, "数据接口", new Crumb("公开数据", "/data"), new Crumb("数据接口", "")));
        model.addAttribute("operations", ApiDescription.operations());
        model.addAttribute("base", address.of(request));
        model.addAttribute(
                "items",
                FigureItem.all().stream()
                        .collect(Collectors.groupingBy(
                                item -> item.part().label(), LinkedHashMap::new, Collectors.toList())));
        return "opendata/api";
    }

    private PortalPage page(HttpServletRequest request, String title, Crumb... crumbs) {
        var path = new ArrayList<Crumb>();
        path.add(new Crumb("首页", "/"));
        path.addAll(List.of(crumbs));
        return new PortalPage(title, null, null, "", path, DisplayMode.of(request), true, settings.demo());
    }
}
