package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.identity.Colleagues;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.publication.Figure.Slot;
import org.yangguang.publication.FigureEntry;
import org.yangguang.publication.FigureKind;
import org.yangguang.publication.FigureKind.Period;
import org.yangguang.publication.Figures;
import org.yangguang.publication.Understood;
import org.yangguang.ui.Crumb;

/// 行政决定与收费台账: decisions and fees by month, and what the form of 2019 asks once a year.
@Controller
public class FigureController {

    static final String LIST = "/office/figures";
    static final Crumb HOME = new Crumb("行政决定与收费台账", LIST);
    private static final int FIRST_YEAR = 2018;
    private static final int REASON_MOST = 300;

    private final OfficeFrame frame;
    private final Figures figures;
    private final Colleagues colleagues;

    FigureController(OfficeFrame frame, Figures figures, Colleagues colleagues) {
        this.frame = frame;
        this.figures = figures;
        this.colleagues = colleagues;
    }

    /// A row of the grid.
    ///
    /// @param open whether the month has come, so that it can have numbers
    public record MonthRow(int month, boolean open, List<Slot> slots) {}

    /// @param sum of the months entered, empty if none is
    /// @param months how many are entered
    public record Total(FigureKind kind, String sum, int months) {}

    public record Correction(FigureEntry entry, String by) {}

    @GetMapping(LIST)
    @Permit(Permission.REPORT_READ)
    String now() {
        return "redirect:" + LIST + "/" + frame.today().getYear();
    }

    @GetMapping(LIST + "/{year:[0-9]{4}}")
    @Permit(Permission.REPORT_READ)
    String show(@PathVariable int year, HttpServletRequest request, Model model) {
        var stands = figures.year(frame.organ(), known(year));
        var form = TypedForm.empty().with("version", String.valueOf(stands.version()));
        stands.numbers().forEach((slot, value) -> form.with(slot.code(), plain(value)));
        return page(form, stands, request, model);
    }

    private String page(TypedForm form, Figures.Year stands, HttpServletRequest request, Model model) {
        int year = stands.year();
        model.addAttribute(
                "page",
                frame.page(request, form.title(year + " 年行政决定与收费台账"), "figures", HOME, new Crumb(year + " 年", "")));
        model.addAttribute("form", form);
        model.addAttribute("year", year);
        model.addAttribute("years", years(year));
        model.addAttribute("kinds", FigureKind.of(Period.MONTH));
        model.addAttribute("months", months(year));
        model.addAttribute("totals", totals(stands));
        model.addAttribute(
                "yearly",
                FigureKind.of(Period.YEAR).stream()
                        .map(kind -> new Slot(0, kind))
                        .toList());
        model.addAttribute("corrections", corrections(year));
        model.addAttribute("mayEdit", frame.officer().may(Permission.PUBLICATION_EDIT));
        return "office/figures/show";
    }

    private TreeSet<Integer> years(int shown) {
        var years = new TreeSet<>(figures.years(frame.organ()));
        int now = frame.today().getYear();
        years.addAll(List.of(now, now - 1, shown));
        return years;
    }

    private List<MonthRow> months(int year) {
        var rows = new ArrayList<MonthRow>();
        for (int month = 1; month <= 12; month++) {
            int of = month;
            rows.add(new MonthRow(
                    month,
                    !YearMonth.of(year, month).isAfter(YearMonth.from(frame.today())),
                    FigureKind.of(Period.MONTH).stream()
                            .map(kind -> new Slot(of, kind))
                            .toList()));
        }
        return rows;
    }

    private static List<Total> totals(Figures.Year stands) {
        return FigureKind.of(Period.MONTH).stream()
                .map(kind -> {
                    var values = new ArrayList<BigDecimal>();
                    for (int month = 1; month <= 12; month++) {
                        stands.at(new Slot(month, kind)).ifPresent(values::add);
                    }
                    return new Total(
                            kind,
                            values.stream()
                                    .reduce(BigDecimal::add)
                                    .map(FigureController::plain)
                                    .orElse(""),
                            values.size());
                })
                .toList();
    }

    private List<Correction> corrections(int year) {
        var entries = figures.history(frame.organ(), year).stream()
                .filter(FigureEntry::isCorrection)
                .toList();
        var names = colleagues.names(
                entries.stream().map(FigureEntry::recordedBy).distinct().toList());
        return entries.stream()
                .map(entry -> new Correction(entry, names.getOrDefault(entry.recordedBy(), "")))
                .toList();
    }

    @PostMapping(LIST + "/{year:[0-9]{4}}")
    @Permit(Permission.PUBLICATION_EDIT)
    String save(
            @PathVariable int year,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var stands = figures.year(frame.organ(), known(year));
        var understood = new ArrayList<String>();
        var typed = typed(form, year, understood);
        var reason = form.text("reason", "更正的理由", 0, REASON_MOST);
        if (!form.ok()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return page(form, stands, request, model);
        }
        int version = form.at("version").matches("[0-9]{1,6}") ? Integer.parseInt(form.at("version")) : -1;
        return switch (figures.save(
                frame.acting(Permission.PUBLICATION_EDIT, request),
                frame.officer().account(),
                frame.organ(),
                year,
                version,
                typed,
                reason)) {
            case Figures.Saved(var entered, var corrected) -> {
                var words = entered + corrected == 0
                        ? "没有改动。"
                        : "已保存：新录 " + entered + " 个数" + (corrected == 0 ? "" : "，更正 " + corrected + " 个") + "。";
                flash.addFlashAttribute("done", words + String.join("", understood));
                yield "redirect:" + LIST + "/" + year;
            }
            case Figures.Overtaken() -> {
                form.fault("reason", "台账刚被别人改过，没有保存。请先在另一窗口打开本页看改了什么；您填的内容还在，核对后再保存。");
                form.with("version", String.valueOf(stands.version()));
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                yield page(form, stands, request, model);
            }
            case Figures.ReasonWanted(var changed) -> {
                form.fault(
                        "reason",
                        "改动了已经录入的数，请写明理由："
                                + String.join(
                                        "；",
                                        changed.stream()
                                                .map(slot -> slot.label() + "原为 "
                                                        + stands.at(slot)
                                                                .map(FigureController::plain)
                                                                .orElse(""))
                                                .toList())
                                + "。");
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield page(form, stands, request, model);
            }
        };
    }

    private Map<Slot, Optional<BigDecimal>> typed(TypedForm form, int year, List<String> understood) {
        var typed = new LinkedHashMap<Slot, Optional<BigDecimal>>();
        var slots = new ArrayList<Slot>();
        months(year).stream().filter(MonthRow::open).forEach(row -> slots.addAll(row.slots()));
        FigureKind.of(Period.YEAR).forEach(kind -> slots.add(new Slot(0, kind)));
        for (var slot : slots) {
            if (!form.isSent(slot.code())) {
                continue;
            }
            var read = Understood.number(form.at(slot.code()), slot.kind().unit());
            if (!read.problem().isEmpty()) {
                form.fault(slot.code(), slot.label() + "：" + read.problem());
            } else if (!read.as().isEmpty()) {
                understood.add(slot.label() + "“" + form.at(slot.code()) + "”读作 " + read.as() + "。");
            }
            typed.put(slot, read.value());
        }
        return typed;
    }

    private int known(int year) {
        if (year < FIRST_YEAR || year > frame.today().getYear()) {
            throw CasePages.notFound();
        }
        return year;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
