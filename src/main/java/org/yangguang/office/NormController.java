package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.yangguang.audit.AuditTrail;
import org.yangguang.identity.Colleagues;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.publication.Norm;
import org.yangguang.publication.NormCheck;
import org.yangguang.publication.NormEntry;
import org.yangguang.publication.NormField;
import org.yangguang.publication.NormFilter;
import org.yangguang.publication.NormFilter.View;
import org.yangguang.publication.NormKind;
import org.yangguang.publication.NormYear;
import org.yangguang.publication.Norms;
import org.yangguang.ui.Chinese;
import org.yangguang.ui.Crumb;

/// 规范性文件库: the ledger of regulations and normative documents.
@Controller
@RequestMapping("/office/norms")
public class NormController {

    static final String LIST = "/office/norms";
    static final Crumb HOME = new Crumb("规范性文件库", LIST);
    private static final int PAGE = 20;
    private static final int MOST_EXPORTED = 5000;

    private final OfficeFrame frame;
    private final Norms norms;
    private final Colleagues colleagues;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;

    NormController(
            OfficeFrame frame, Norms norms, Colleagues colleagues, AuditTrail audit, TransactionTemplate transactions) {
        this.frame = frame;
        this.norms = norms;
        this.colleagues = colleagues;
        this.audit = audit;
        this.transactions = transactions;
    }

    public record Tab(View view, int count, String href, boolean current) {}

    /// What the ledger gives for a kind and a year, and whether somebody stands for it.
    public record Standing(NormKind kind, NormYear counts, Optional<NormCheck> check, String checkedBy) {}

    /// A state of an entry in its history.
    public record Step(NormEntry entry, String by, List<Norm.Change> changes) {}

    @GetMapping
    @Permit(Permission.REPORT_READ)
    String list(HttpServletRequest request, Model model) {
        return list(TypedForm.of(request), request, model);
    }

    private NormFilter filter(TypedForm form) {
        var words = form.at("words");
        return new NormFilter(
                Arrays.stream(View.values())
                        .filter(v -> v.name().equals(form.at("view")))
                        .findFirst()
                        .orElse(View.ALL),
                Arrays.stream(NormKind.values())
                        .filter(k -> k.name().equals(form.at("kind")))
                        .findFirst(),
                form.at("year").matches("(19|20)[0-9]{2}") ? Integer.parseInt(form.at("year")) : 0,
                words.length() > 60 ? words.substring(0, 60) : words,
                frame.today());
    }

    private static NormFilter of(NormFilter filter, View view) {
        return new NormFilter(view, filter.kind(), filter.year(), filter.words(), filter.today());
    }

    private static UriComponentsBuilder address(NormFilter filter) {
        var address = UriComponentsBuilder.fromPath(LIST)
                .queryParam("view", filter.view().name());
        filter.kind().ifPresent(kind -> address.queryParam("kind", kind.name()));
        if (filter.year() > 0) {
            address.queryParam("year", filter.year());
        }
        if (!filter.words().isBlank()) {
            address.queryParam("words", filter.words());
        }
        return address;
    }

    private String list(TypedForm form, HttpServletRequest request, Model model) {
        var organ = frame.organ();
        var filter = filter(form);
        var pager = Pager.of(
                RequestListController.number(form.at("page")), PAGE, norms.count(organ, filter), address(filter));
        model.addAttribute("page", frame.page(request, form.title("规范性文件库"), "norms"));
        model.addAttribute("form", form);
        model.addAttribute("filter", filter);
        model.addAttribute("pager", pager);
        model.addAttribute(
                "tabs",
                Arrays.stream(View.values())
                        .map(view -> new Tab(
                                view,
                                norms.count(organ, of(filter, view)),
                                address(of(filter, view)).build().encode().toUriString(),
                                view == filter.view()))
                        .toList());
        model.addAttribute("rows", norms.page(organ, filter, PAGE, pager.offset()));
        int year = filter.year() > 0 ? filter.year() : frame.today().getYear();
        model.addAttribute("year", year);
        model.addAttribute("standings", standings(year));
        return "office/norms/list";
    }

    private List<Standing> standings(int year) {
        var organ = frame.organ();
        var ledger = norms.standing(organ.id(), frame.now());
        return Arrays.stream(NormKind.values())
                .map(kind -> {
                    var check = norms.lastCheck(organ.id(), year, kind, frame.now());
                    var names = colleagues.names(
                            check.map(NormCheck::recordedBy).stream().toList());
                    return new Standing(
                            kind,
                            NormYear.of(ledger, kind, year),
                            check,
                            check.map(c -> names.getOrDefault(c.recordedBy(), ""))
                                    .orElse(""));
                })
                .toList();
    }

    /// Somebody stands for the ledger of a year: it is complete, or there is nothing to enter.
    @PostMapping("/check")
    @Permit(Permission.PUBLICATION_EDIT)
    String check(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var kind = form.oneOf("kind", "类别", NormKind.class);
        var note = form.text("note", "核对说明", 2, 200);
        var year = form.at("year");
        if (!year.matches("20[0-9]{2}")
                || Integer.parseInt(year) > frame.today().getYear()) {
            form.fault("year", "核对的年度应为已经开始的年份，现在是“" + year + "”。");
        }
        if (!form.ok() || kind.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return list(form.with("kind", ""), request, model);
        }
        var check = norms.check(
                frame.acting(Permission.PUBLICATION_EDIT, request),
                frame.officer().account(),
                frame.organ(),
                Integer.parseInt(year),
                kind.get(),
                note);
        flash.addFlashAttribute("done", "已核对" + kind.get().label() + " " + year + " 年末：有效 " + check.inForce() + " 件。");
        return "redirect:" + LIST + "?year=" + year;
    }

    @GetMapping("/{id}")
    @Permit(Permission.REPORT_READ)
    String show(@PathVariable UUID id, HttpServletRequest request, Model model) {
        var entry = norms.find(frame.organ(), id).orElseThrow(CasePages::notFound);
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        entry.norm().title(),
                        "norms",
                        HOME,
                        new Crumb(entry.norm().title(), "")));
        model.addAttribute("entry", entry);
        model.addAttribute("fields", NormField.values());
        model.addAttribute("steps", steps(id));
        return "office/norms/show";
    }

    private List<Step> steps(UUID id) {
        var states = norms.history(frame.organ(), id);
        var names = colleagues.names(
                states.stream().map(NormEntry::recordedBy).distinct().toList());
        var steps = new ArrayList<Step>();
        for (int i = 0; i < states.size(); i++) {
            var state = states.get(i);
            steps.add(new Step(
                    state,
                    names.getOrDefault(state.recordedBy(), ""),
                    i == 0 ? List.of() : states.get(i - 1).norm().changesTo(state.norm())));
        }
        return steps.reversed();
    }

    /// The list as shown, for a purpose that is recorded (A7).
    @PostMapping("/export")
    @Permit(Permission.REPORT_READ)
    Object export(HttpServletRequest request, HttpServletResponse response, Model model) {
        var form = TypedForm.of(request);
        var purpose = form.text("purpose", "导出用途", 2, 100);
        var format = SheetExport.Format.of(form.at("format"));
        if (format.isEmpty()) {
            form.fault("format", "请选择文件格式。");
        }
        var filter = filter(form);
        int total = norms.count(frame.organ(), filter);
        if (total > MOST_EXPORTED) {
            form.fault("purpose", "筛选出 " + total + " 件，一次最多导出 " + MOST_EXPORTED + " 件。请按年度分几次导出。");
        }
        if (!form.ok() || format.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return list(form, request, model);
        }
        var rows = norms.page(frame.organ(), filter, MOST_EXPORTED, 0);
        transactions.executeWithoutResult(_ -> audit.record(
                frame.acting(Permission.REPORT_READ, request),
                "norm.export",
                "organ:" + frame.organ().code(),
                purpose,
                rows.size() + " rows as " + format.get()));
        return sheet(rows, filter, purpose).as(format.get(), frame.today());
    }

    private SheetExport sheet(List<NormEntry> rows, NormFilter filter, String purpose) {
        var about = new LinkedHashMap<String, String>();
        about.put("机关", frame.organ().name());
        about.put("范围", filter.view().label());
        about.put("件数", String.valueOf(rows.size()));
        about.put("导出人", frame.officer().name() + "（" + frame.officer().login() + "）");
        about.put("导出时间", Chinese.minute(frame.now()));
        about.put("用途", purpose);
        about.put("说明", "有效性为 " + frame.today() + " 的状态");
        var fields = NormField.values();
        return new SheetExport(
                "规范性文件库",
                Stream.concat(Arrays.stream(fields).map(NormField::heading), Stream.of("有效性"))
                        .toList(),
                rows.stream()
                        .map(row -> Stream.concat(
                                        Arrays.stream(fields).map(field -> field.of(row.norm())),
                                        Stream.of(row.norm().on(frame.today()).label()))
                                .toList())
                        .toList(),
                about);
    }
}
