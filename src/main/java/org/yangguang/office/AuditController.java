package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.yangguang.audit.AuditRecord;
import org.yangguang.audit.AuditTrail;
import org.yangguang.audit.AuditVerifier;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.identity.Account;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.ui.Crumb;

/// 操作留痕: reading, exporting and proving the trail. Each of these is recorded in it.
@Controller
@RequestMapping("/office/audit")
class AuditController {

    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 5000;
    private static final Crumb HOME = new Crumb("操作留痕", "/office/audit");
    /// What a spreadsheet would take for a formula (P7), full-width forms included.
    private static final Pattern FORMULA = Pattern.compile("^[\\s\u3000]*[=+\\-@＝＋－＠\t\r]");

    private static final Pattern UUID_LIKE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final OfficeFrame frame;
    private final AuditTrail trail;
    private final AuditVerifier verifier;
    private final Accounts accounts;

    AuditController(OfficeFrame frame, AuditTrail trail, AuditVerifier verifier, Accounts accounts) {
        this.frame = frame;
        this.trail = trail;
        this.verifier = verifier;
        this.accounts = accounts;
    }

    @GetMapping
    @Permit(Permission.AUDIT_READ)
    String show(
            @RequestParam(defaultValue = "") String object,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            Model model) {
        return show(TypedForm.empty().with("object", object.strip()), page, request, model);
    }

    private String show(TypedForm form, int number, HttpServletRequest request, Model model) {
        var object = form.at("object");
        var link = UriComponentsBuilder.fromPath("/office/audit")
                .queryParam("object", "{object}")
                .queryParam("page", "")
                .build(object)
                .toString();
        var part = ListPart.of(trail.count(object), PAGE, number, link);
        var records = trail.read(frame.acting(Permission.AUDIT_READ, request), object, PAGE, part.offset());
        model.addAttribute("page", frame.page(request, form.title("操作留痕"), "audit"));
        model.addAttribute("form", form);
        model.addAttribute("part", part);
        model.addAttribute("records", records);
        model.addAttribute("logins", logins(records));
        return "office/audit/show";
    }

    @PostMapping("/export")
    @Permit(Permission.AUDIT_READ)
    Object export(HttpServletRequest request, HttpServletResponse response, Model model) {
        var form = TypedForm.of(request);
        var purpose = form.text("purpose", "导出用途", 2, 200);
        if (!form.ok()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(form, 1, request, model);
        }
        var actor = frame.acting(Permission.AUDIT_READ, request);
        var records = trail.export(actor, purpose, form.at("object"), MOST_EXPORTED);
        return RegistryController.csv("操作留痕-" + frame.today() + ".csv", csv(records, logins(records)));
    }

    @PostMapping("/verify")
    @Permit(Permission.AUDIT_READ)
    String verify(HttpServletRequest request, Model model) {
        model.addAttribute("verdict", verifier.verify(frame.acting(Permission.AUDIT_READ, request)));
        model.addAttribute("page", frame.page(request, "核验结果", "audit", HOME, new Crumb("核验结果", "")));
        return "office/audit/verdict";
    }

    /// Account names for the ids in the records; the records themselves hold ids only.
    private Map<String, String> logins(List<AuditRecord> records) {
        var logins = new HashMap<String, String>();
        records.stream()
                .map(record -> record.actor().id())
                .filter(id -> UUID_LIKE.matcher(id).matches())
                .distinct()
                .forEach(id -> accounts.byId(UUID.fromString(id))
                        .map(Account::login)
                        .ifPresent(login -> logins.put(id, login)));
        return logins;
    }

    private static String csv(List<AuditRecord> records, Map<String, String> logins) {
        var lines = new StringBuilder("序号,时间,操作人,账号编号,职责,机关,地址,操作,操作代码,对象,结果,理由,说明\r\n");
        for (var record : records) {
            var actor = record.actor();
            lines.append(Stream.of(
                                    String.valueOf(record.seq()),
                                    record.at()
                                            .atZone(ChineseDate.ZONE)
                                            .toOffsetDateTime()
                                            .toString(),
                                    logins.getOrDefault(actor.id(), actor.id()),
                                    actor.id(),
                                    actor.duty(),
                                    actor.organ(),
                                    actor.address(),
                                    AuditWords.action(record.action()),
                                    record.action(),
                                    record.object(),
                                    record.result(),
                                    record.reason(),
                                    record.detail())
                            .map(AuditController::cell)
                            .collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return lines.toString();
    }

    /// A cell that a spreadsheet shows as it is: quoted, and text where it would compute.
    static String cell(String text) {
        var safe = FORMULA.matcher(text).find() ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
