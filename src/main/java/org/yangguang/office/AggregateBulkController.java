package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.DutyDesk;
import org.yangguang.annual.Matrix;
import org.yangguang.annual.Stage;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.Organs;
import org.yangguang.ui.Crumb;

/// 批量催报、批量核准：a page names each organ first, then each is done by itself in a transaction of
/// its own,
/// and the page says what came of it. What is more than one sending holds is done page by page.
@Controller
public class AggregateBulkController {

    /// Clearing reads and examines each report again: as many as two seconds or so allow.
    private static final int MOST_CLEARED = 50;

    private static final int MOST_REMINDED = 200;

    private final OfficeFrame frame;
    private final Matrix matrix;
    private final DutyDesk duties;
    private final AnnualDesk desk;
    private final Organs organs;

    AggregateBulkController(OfficeFrame frame, Matrix matrix, DutyDesk duties, AnnualDesk desk, Organs organs) {
        this.frame = frame;
        this.matrix = matrix;
        this.duties = duties;
        this.desk = desk;
        this.organs = organs;
    }

    /// What can be done to several organs at once.
    public enum Bulk {
        REMIND("remind", "批量催报", "在各机关的工作台和年度报告页显示催报，并发到其公开工作机构登记的电子邮箱。每个机关每天至多一次，记入操作留痕。已经报送的不催。"),
        CLEAR("clear", "批量核准", "核准没有错误的报告，各机关即可公布。每份单独办理；需要撤回的，以“重新核对”办理。");

        private final String path;
        private final String label;
        private final String effect;

        Bulk(String path, String label, String effect) {
            this.path = path;
            this.label = label;
            this.effect = effect;
        }

        public String path() {
            return path;
        }

        public String label() {
            return label;
        }

        public String effect() {
            return effect;
        }
    }

    /// @param done whether it was carried out
    /// @param result what came of it; empty before it is tried
    public record Line(MatrixLine of, boolean done, String result) {}

    @GetMapping(AggregateController.YEAR + "/remind")
    @Permit(Permission.REPORT_SUPERVISE)
    String askToRemind(@PathVariable int year, HttpServletRequest request, Model model) {
        AggregateController.existing(frame, year);
        var chosen = chosen(year, request);
        var rows = asked(request).isEmpty() ? matrix.toRemind(year, frame.today(), MOST_REMINDED) : chosen;
        return show(Bulk.REMIND, year, rows, Map.of(), "", request, model);
    }

    @PostMapping(AggregateController.YEAR + "/remind")
    @Permit(Permission.REPORT_SUPERVISE)
    String remind(@PathVariable int year, HttpServletRequest request, HttpServletResponse response, Model model) {
        AggregateController.existing(frame, year);
        var rows = chosen(year, request);
        if (rows.isEmpty()) {
            return nothing(Bulk.REMIND, year, request, response, model);
        }
        var which =
                rows.stream().flatMap(row -> organs.byId(row.organ()).stream()).toList();
        var came = new LinkedHashMap<String, Line>();
        var lines = new LinkedHashMap<String, Matrix.Row>();
        rows.forEach(row -> lines.put(row.code(), row));
        duties.remind(AggregateController.hand(frame, request), which, year)
                .forEach((organ, reminded) -> Optional.ofNullable(lines.get(organ.code()))
                        .ifPresent(row -> came.put(
                                organ.code(),
                                new Line(
                                        MatrixLine.of(row, year, frame.today()),
                                        reminded.isDone(),
                                        reminded.label()))));
        return show(Bulk.REMIND, year, rows, came, "", request, model);
    }

    @GetMapping(AggregateController.YEAR + "/clear")
    @Permit(Permission.REPORT_SUPERVISE)
    String askToClear(@PathVariable int year, HttpServletRequest request, Model model) {
        AggregateController.existing(frame, year);
        var chosen = asked(request).isEmpty() ? matrix.toClear(year, MOST_CLEARED) : chosen(year, request);
        var clearable = chosen.stream()
                .filter(row -> row.stage().filter(s -> s == Stage.SUBMITTED).isPresent() && row.errorCount() == 0)
                .filter(row -> ReportReadingController.mayJudge(frame, row.organ()))
                .toList();
        int left = chosen.size() - clearable.size();
        return show(
                Bulk.CLEAR,
                year,
                clearable,
                Map.of(),
                left > 0 && !asked(request).isEmpty() ? "所选的有 " + left + " 个没有列出：尚未报送、有错误、已经核准，或者是本机关自己的报告。" : "",
                request,
                model);
    }

    @PostMapping(AggregateController.YEAR + "/clear")
    @Permit(Permission.REPORT_SUPERVISE)
    String clear(@PathVariable int year, HttpServletRequest request, HttpServletResponse response, Model model) {
        AggregateController.existing(frame, year);
        var rows = chosen(year, request).stream().limit(MOST_CLEARED).toList();
        if (rows.isEmpty()) {
            return nothing(Bulk.CLEAR, year, request, response, model);
        }
        var typed = Typed.of(request);
        var hand = AggregateController.hand(frame, request);
        var came = new LinkedHashMap<String, Line>();
        for (var row : rows) {
            came.put(row.code(), cleared(hand, row, year, typed));
        }
        return show(Bulk.CLEAR, year, rows, came, "", request, model);
    }

    private Line cleared(AnnualDesk.Hand hand, Matrix.Row row, int year, Typed typed) {
        var line = MatrixLine.of(row, year, frame.today());
        if (!ReportReadingController.mayJudge(frame, row.organ())) {
            return new Line(line, false, "没有核准：本机关的报告由上一级主管部门核准。");
        }
        int base = typed.number("events." + row.code(), 0);
        return switch (desk.clear(hand, organs.existing(row.organ()), year, base, typed.get("note"))) {
            case AnnualDesk.Result.Done _ -> new Line(line, true, "已核准，可以公布。");
            case AnnualDesk.Result.Refused(var message) -> new Line(line, false, "没有核准：" + message);
            case AnnualDesk.Result.Overtaken _ -> new Line(line, false, "没有核准：列出之后该报告有变化，请打开核对。");
        };
    }

    private static Set<String> asked(HttpServletRequest request) {
        return new LinkedHashSet<>(Arrays.asList(
                Optional.ofNullable(request.getParameterValues("organ")).orElse(new String[0])));
    }

    /// The organs chosen, of the officer's tree only; others do not exist here.
    private List<Matrix.Row> chosen(int year, HttpServletRequest request) {
        var codes = asked(request);
        return codes.isEmpty()
                ? List.of()
                : matrix.rows(year, codes).stream().limit(MOST_REMINDED).toList();
    }

    private String nothing(Bulk act, int year, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return show(act, year, List.of(), Map.of(), "没有选中机关，请回到列表勾选后再办。", request, model);
    }

    private String show(
            Bulk act,
            int year,
            List<Matrix.Row> rows,
            Map<String, Line> came,
            String remark,
            HttpServletRequest request,
            Model model) {
        var title = act.label() + (came.isEmpty() ? "" : "：结果");
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        title,
                        "aggregate",
                        new Crumb(year + " 年报汇总与核验", MatrixFilter.AGGREGATE + year),
                        new Crumb(title, "")));
        var lines = new ArrayList<Line>();
        rows.forEach(row ->
                lines.add(came.getOrDefault(row.code(), new Line(MatrixLine.of(row, year, frame.today()), false, ""))));
        model.addAttribute("act", act);
        model.addAttribute("year", year);
        model.addAttribute("lines", lines);
        model.addAttribute("tried", !came.isEmpty());
        model.addAttribute("remark", remark);
        // How many would be named on the next page of the same kind.
        model.addAttribute("further", came.isEmpty() ? 0 : further(act, year));
        return "office/aggregate/bulk";
    }

    private int further(Bulk act, int year) {
        return switch (act) {
            case REMIND -> matrix.toRemind(year, frame.today(), MOST_REMINDED).size();
            case CLEAR -> matrix.toClear(year, MOST_CLEARED).size();
        };
    }
}
