package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.DueDates;
import org.yangguang.annual.DutyDesk;
import org.yangguang.annual.DutyGroup;
import org.yangguang.annual.Findings;
import org.yangguang.annual.Matrix;
import org.yangguang.annual.Matrix.Counts;
import org.yangguang.annual.Matrix.View;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.OrganKind;
import org.yangguang.ui.Chinese;
import org.yangguang.ui.Crumb;

/// 汇总与核验：where the yearly reports of the whole tree stand, and by when they are due.
@Controller
public class AggregateController {

    static final String YEAR = "/office/aggregate/{year:[0-9]{4}}";
    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 20_000;
    private static final BigDecimal FULL = new BigDecimal(100);

    private final OfficeFrame frame;
    private final Matrix matrix;
    private final DutyDesk duties;

    AggregateController(OfficeFrame frame, Matrix matrix, DutyDesk duties) {
        this.frame = frame;
        this.matrix = matrix;
        this.duties = duties;
    }

    /// A number of the strip with the rows it counts.
    ///
    /// @param look `is-ok`, `is-bad`, `is-warn` or nothing
    public record Figure(String label, int count, String of, String look, String note, String href) {}

    /// How many errors of one kind there are.
    ///
    /// @param width in hundredths of the longest bar
    public record Bar(String label, int count, String width) {}

    /// By when the organs of a kind must report.
    public record Dates(DutyGroup group, Optional<DueDates> dates) {}

    @GetMapping("/office/aggregate")
    @Permit(Permission.REPORT_SUPERVISE)
    String latest(HttpServletRequest request) {
        int asked = Typed.of(request).number("year", 0);
        int last = frame.today().getYear() - 1;
        return "redirect:" + MatrixFilter.AGGREGATE
                + (asked < AnnualDesk.FIRST_YEAR || asked > last + 1 ? last : asked);
    }

    @GetMapping(YEAR)
    @Permit(Permission.REPORT_SUPERVISE)
    String show(@PathVariable int year, HttpServletRequest request, Model model) {
        existing(frame, year);
        var typed = Typed.of(request);
        var list = MatrixFilter.of(year, typed);
        int number = typed.number("page", 1);
        var page = matrix.page(year, list.filter(), PAGE, number);
        var counts = matrix.counts(year, frame.today());
        model.addAttribute("page", frame.page(request, year + " 年报汇总与核验", "aggregate"));
        model.addAttribute("year", year);
        model.addAttribute("years", years());
        model.addAttribute("list", list);
        model.addAttribute("filter", list.filter());
        model.addAttribute("counts", counts);
        model.addAttribute("figures", figures(year, counts));
        model.addAttribute("bars", bars(counts));
        model.addAttribute("dates", dates(year));
        model.addAttribute("allChosen", typed.get("chosen").equals("page"));
        model.addAttribute("pager", Pager.of(number, PAGE, page.total(), list.address()));
        model.addAttribute(
                "lines",
                page.rows().stream()
                        .map(row -> MatrixLine.of(row, year, frame.today()))
                        .toList());
        return "office/aggregate/matrix";
    }

    static void existing(OfficeFrame frame, int year) {
        if (year < AnnualDesk.FIRST_YEAR || year > frame.today().getYear()) {
            throw CasePages.notFound();
        }
    }

    private List<Integer> years() {
        return IntStream.iterate(frame.today().getYear(), y -> y >= AnnualDesk.FIRST_YEAR, y -> y - 1)
                .boxed()
                .toList();
    }

    private List<Figure> figures(int year, Counts counts) {
        int published = counts.stages().getOrDefault(org.yangguang.annual.Stage.PUBLISHED, 0);
        int waiting = counts.of(View.WAITING);
        return List.of(
                figure(year, View.HANDED, counts, "is-ok", "其中待核准 " + waiting + "，已公布 " + published),
                figure(year, View.CHECKING, counts, "", "机关内部校核、审核"),
                figure(year, View.RETURNED, counts, "is-bad", "退回后尚未重新报送"),
                figure(year, View.MISSING, counts, "is-warn", left(year) + counts.notBegun() + " 个未开始"),
                new Figure(
                        "错误",
                        counts.errorCount(),
                        "",
                        counts.errorCount() == 0 ? "" : "is-bad",
                        "涉及 " + counts.organsWithErrors() + " 个机关",
                        MatrixFilter.href(year, View.ERRORS)),
                new Figure(
                        "提示",
                        counts.hints(),
                        "",
                        "",
                        "涉及 " + counts.organsWithHints() + " 个机关，不影响报送",
                        MatrixFilter.href(year, View.HINTS)));
    }

    private static Figure figure(int year, View view, Counts counts, String look, String note) {
        int count = counts.of(view);
        return new Figure(
                view.label(),
                count,
                "/ " + counts.owing(),
                count == 0 && view != View.HANDED ? "" : look,
                note,
                MatrixFilter.href(year, view));
    }

    /// How long the departments still have.
    private String left(int year) {
        return dates(year).stream()
                .filter(d -> d.group() == DutyGroup.DEPARTMENT)
                .flatMap(d -> d.dates().stream())
                .map(d -> d.daysLeft(frame.today()))
                .map(left -> left >= 0 ? "剩 " + left + " 日，" : "已过 " + -left + " 日，")
                .findFirst()
                .orElse("");
    }

    private static List<Bar> bars(Counts counts) {
        int most = Math.max(1, Collections.max(counts.errors()));
        return Arrays.stream(Findings.Group.values())
                .map(group -> new Bar(group.label(), counts.errors().get(group.ordinal()), width(counts, group, most)))
                .toList();
    }

    private static String width(Counts counts, Findings.Group group, int most) {
        return FULL.multiply(BigDecimal.valueOf(counts.errors().get(group.ordinal())))
                .divide(BigDecimal.valueOf(most), 1, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /// As they bind organs directly below the officer's own.
    private List<Dates> dates(int year) {
        int own = frame.organ().id();
        var local = duties.local(List.of(own), year).getOrDefault(own, List.of());
        return List.of(
                new Dates(DutyGroup.DEPARTMENT, DueDates.of(OrganKind.DEPARTMENT, year, local, Optional.empty())),
                new Dates(DutyGroup.GRASSROOTS, DueDates.of(OrganKind.TOWNSHIP, year, local, Optional.empty())),
                new Dates(DutyGroup.GOVERNMENT, DueDates.of(OrganKind.GOVERNMENT, year, local, Optional.empty())));
    }

    @GetMapping(YEAR + "/export/{format}")
    @Permit(Permission.REPORT_SUPERVISE)
    ResponseEntity<byte[]> take(@PathVariable int year, @PathVariable String format, HttpServletRequest request) {
        existing(frame, year);
        var as = SheetExport.Format.of(format).orElseThrow(CasePages::notFound);
        var list = MatrixFilter.of(year, Typed.of(request));
        var page = matrix.page(year, list.filter(), MOST_EXPORTED, 1);
        var head = new ArrayList<>(List.of("机构代码", "机关", "类别", "状态"));
        Arrays.stream(Findings.Group.values()).map(Findings.Group::label).forEach(head::add);
        head.addAll(List.of("处理申请", "错误", "提示", "应报送", "报送", "公布", "最近催报"));
        var about = new LinkedHashMap<String, String>();
        about.put("主管部门", frame.organ().name());
        about.put("年度", year + " 年");
        about.put("范围", list.described());
        about.put("机关数", page.rows().size() + " / " + page.total());
        about.put("导出时间", Chinese.minute(frame.now()));
        about.put("导出人", frame.officer().name() + "（" + frame.officer().login() + "）");
        return new SheetExport(
                        year + "年报汇总与核验",
                        head,
                        page.rows().stream().map(row -> exported(row, year)).toList(),
                        about)
                .as(as, frame.today());
    }

    private List<String> exported(Matrix.Row row, int year) {
        var line = MatrixLine.of(row, year, frame.today());
        var cells = new ArrayList<>(
                List.of(row.code(), row.name(), row.kind().label(), line.state().word()));
        line.groups().forEach(group -> cells.add(group.word()));
        cells.add(row.handled() == null ? "" : row.handled().toString());
        cells.add(String.valueOf(row.errorCount()));
        cells.add(String.valueOf(row.hintCount()));
        cells.add(row.dates().map(d -> d.submitBy().toString()).orElse(""));
        cells.add(row.submittedOn().map(Object::toString).orElse(""));
        cells.add(row.publishedOn().map(Object::toString).orElse(""));
        cells.add(row.remindedOn().map(Object::toString).orElse(""));
        return cells;
    }

    // ── local days ───────────────────────────────────────────────────────────────────────────────

    @GetMapping(YEAR + "/dates")
    @Permit(Permission.REPORT_SUPERVISE)
    String days(@PathVariable int year, HttpServletRequest request, Model model) {
        existing(frame, year);
        var form = TypedForm.empty();
        duties.setBy(frame.organ(), year).forEach(local -> {
            form.with(
                    "submit-" + local.group(),
                    local.submitBy().map(Object::toString).orElse(""));
            form.with(
                    "publish-" + local.group(),
                    local.publishBy().map(Object::toString).orElse(""));
            form.with("basis-" + local.group(), local.basis());
        });
        return days(year, form, request, model);
    }

    @PostMapping(YEAR + "/dates")
    @Permit(Permission.REPORT_SUPERVISE)
    String set(
            @PathVariable int year,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        existing(frame, year);
        var form = TypedForm.of(request);
        var local = Arrays.stream(DutyGroup.values())
                .flatMap(group -> local(form, group, year).stream())
                .toList();
        if (form.ok()) {
            var hand = hand(frame, request);
            var organ = frame.organ();
            Arrays.stream(DutyGroup.values())
                    .filter(group -> local.stream().noneMatch(l -> l.group() == group))
                    .forEach(group -> duties.unset(hand, organ, year, group));
            local.forEach(l ->
                    duties.set(hand, organ, year, l).ifPresent(fault -> form.fault("basis-" + l.group(), fault)));
        }
        if (!form.ok()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return days(year, form, request, model);
        }
        flash.addFlashAttribute("done", "已保存 " + year + " 年报告的本地日期。");
        return "redirect:" + MatrixFilter.AGGREGATE + year;
    }

    /// What was typed for a group; empty where nothing was.
    private static Optional<DueDates.Local> local(TypedForm form, DutyGroup group, int year) {
        var submit = day(form, "submit-" + group, "报送日期");
        var publish = day(form, "publish-" + group, "公布日期");
        var basis = form.at("basis-" + group);
        if (form.at("submit-" + group).isEmpty() && form.at("publish-" + group).isEmpty() && basis.isEmpty()) {
            return Optional.empty();
        }
        var local = new DueDates.Local(group, submit, publish, basis);
        if (form.ok()) {
            DueDates.fault(local, year).ifPresent(fault -> form.fault("basis-" + group, group.label() + "：" + fault));
        }
        return Optional.of(local);
    }

    private static Optional<java.time.LocalDate> day(TypedForm form, String field, String label) {
        return form.at(field).isEmpty() ? Optional.empty() : form.day(field, label);
    }

    private String days(int year, TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        form.title(year + " 年报告的报送、公布日期"),
                        "aggregate",
                        new Crumb(year + " 年报汇总与核验", MatrixFilter.AGGREGATE + year),
                        new Crumb("报送、公布日期", "")));
        model.addAttribute("year", year);
        model.addAttribute("form", form);
        model.addAttribute("dates", dates(year));
        return "office/aggregate/dates";
    }

    static AnnualDesk.Hand hand(OfficeFrame frame, HttpServletRequest request) {
        return new AnnualDesk.Hand(
                frame.acting(Permission.REPORT_SUPERVISE, request),
                frame.officer().account());
    }
}
