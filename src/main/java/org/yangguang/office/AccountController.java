package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.database.Settings;
import org.yangguang.identity.Account;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.ui.Crumb;

/// 账号: proposed by one administrator, approved by another, closed with a reason.
@Controller
@RequestMapping("/office/accounts")
class AccountController {

    private static final int PAGE = 20;
    private static final Crumb HOME = new Crumb("账号", "/office/accounts");

    private final OfficeFrame frame;
    private final Accounts accounts;
    private final Organs organs;
    private final Settings settings;

    AccountController(OfficeFrame frame, Accounts accounts, Organs organs, Settings settings) {
        this.settings = settings;
        this.frame = frame;
        this.accounts = accounts;
        this.organs = organs;
    }

    @GetMapping
    @Permit(Permission.ACCOUNT_READ)
    String list(@RequestParam(defaultValue = "1") int page, HttpServletRequest request, Model model) {
        return list(TypedForm.empty(), page, request, model);
    }

    private String list(TypedForm form, int number, HttpServletRequest request, Model model) {
        var scope = scope();
        var part = ListPart.of(accounts.count(scope), PAGE, number, "/office/accounts?page=");
        var shown = accounts.page(scope, PAGE, part.offset());
        model.addAttribute("page", frame.page(request, form.title("账号"), "accounts"));
        model.addAttribute("form", form);
        model.addAttribute("part", part);
        model.addAttribute("accounts", shown);
        model.addAttribute(
                "organs",
                shown.stream()
                        .map(Account::organId)
                        .distinct()
                        .map(organs::existing)
                        .collect(Collectors.toMap(Organ::id, Function.identity())));
        return "office/accounts/list";
    }

    // ── proposing ────────────────────────────────────────────────────────────────────────────────

    @GetMapping("/new")
    @Permit(Permission.ACCOUNT_PROPOSE)
    String blank(HttpServletRequest request, Model model) {
        return newForm(TypedForm.empty().with("organ", frame.officer().organCode()), request, model);
    }

    @PostMapping("/new")
    @Permit(Permission.ACCOUNT_PROPOSE)
    String propose(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var organ = organs.byCode(form.at("organ")).filter(o -> scope().contains(o.id()));
        if (organ.isEmpty()) {
            form.fault("organ", "没有代码为“" + form.at("organ") + "”的机构，或不在您的管理范围内，请核对。");
        } else if (organ.get().validUntil() != null) {
            form.fault("organ", organ.get().name() + "已并入其他机构，请填承接机构的代码。");
        }
        var login = form.at("login");
        var name = form.at("name");
        Accounts.loginFault(login).ifPresent(fault -> form.fault("login", fault + "。"));
        Accounts.nameFault(name).ifPresent(fault -> form.fault("name", fault + "。"));
        if (form.ok() && organ.isPresent()) {
            var outcome = accounts.propose(
                    frame.officer(),
                    frame.acting(Permission.ACCOUNT_PROPOSE, request),
                    organ.get().id(),
                    login,
                    name,
                    duties(form));
            if (outcome.ok()) {
                flash.addFlashAttribute("done", "已提出账号 " + login + "，请安全管理员批准。");
                return "redirect:/office/accounts";
            }
            outcome.faults().forEach(fault -> form.fault(fault.startsWith("账号名") ? "login" : "duties", fault + "。"));
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return newForm(form, request, model);
    }

    private static Set<Duty> duties(TypedForm form) {
        var duties = EnumSet.noneOf(Duty.class);
        Arrays.stream(Duty.values())
                .filter(duty -> form.has("duties", duty.name()))
                .forEach(duties::add);
        return duties;
    }

    private String newForm(TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute("page", frame.page(request, form.title("提出账号"), "accounts", HOME, new Crumb("提出账号", "")));
        model.addAttribute("form", form);
        model.addAttribute(
                "duties",
                Arrays.stream(Duty.values())
                        .filter(duty -> frame.officer().duties().contains(Duty.SYSTEM_ADMIN)
                                || !(duty.isAdministrator() || duty == Duty.SUPERVISOR))
                        .toList());
        return "office/accounts/new";
    }

    // ── approving ────────────────────────────────────────────────────────────────────────────────

    /// The answer itself shows the link, once: it is kept nowhere, and asking again makes a new one.
    @PostMapping("/{id}/approve")
    @Permit(Permission.ACCOUNT_APPROVE)
    String approve(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "-1") int version,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var account = existing(id);
        var outcome = account.version() == version
                ? accounts.approve(frame.officer(), frame.acting(Permission.ACCOUNT_APPROVE, request), id)
                : overtaken();
        if (!outcome.ok()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            var form = TypedForm.of(request);
            outcome.faults().forEach(fault -> form.fault("account-" + id, account.login() + "：" + fault + "。"));
            return list(form, 1, request, model);
        }
        model.addAttribute("page", frame.page(request, "启用链接", "accounts", HOME, new Crumb("启用链接", "")));
        model.addAttribute("account", account);
        model.addAttribute("organ", organs.existing(account.organId()));
        model.addAttribute("link", "/activate/" + outcome.token());
        model.addAttribute(
                "address", SetupController.origin(request, settings.secure()) + "/activate/" + outcome.token());
        return "office/accounts/link";
    }

    // ── closing, and putting into use anew ───────────────────────────────────────────────────────

    @GetMapping("/{id}/close")
    @Permit(Permission.ACCOUNT_APPROVE)
    String closeForm(@PathVariable UUID id, HttpServletRequest request, Model model) {
        return confirm("close", existing(id), TypedForm.empty(), request, model);
    }

    @PostMapping("/{id}/close")
    @Permit(Permission.ACCOUNT_APPROVE)
    String close(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "-1") int version,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var account = existing(id);
        var form = TypedForm.of(request);
        var reason = form.text("reason", "停用原因", 2, 200);
        if (account.id().equals(frame.officer().account())) {
            form.fault("reason", "不能停用自己的账号，请由另一位安全管理员办理。");
        }
        if (form.ok() && !accounts.close(frame.acting(Permission.ACCOUNT_APPROVE, request), id, version, reason)) {
            form.fault("reason", overtaken().faults().getFirst() + "。");
        }
        if (!form.ok()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return confirm("close", existing(id), form, request, model);
        }
        flash.addFlashAttribute("done", "已停用账号 " + account.login() + "，其登录已断开。");
        return "redirect:/office/accounts";
    }

    @GetMapping("/{id}/anew")
    @Permit(Permission.ACCOUNT_PROPOSE)
    String anewForm(@PathVariable UUID id, HttpServletRequest request, Model model) {
        return confirm("anew", existing(id), TypedForm.empty(), request, model);
    }

    @PostMapping("/{id}/anew")
    @Permit(Permission.ACCOUNT_PROPOSE)
    String anew(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "-1") int version,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var account = existing(id);
        var form = TypedForm.of(request);
        var reason = form.text("reason", "原因", 2, 200);
        if (account.id().equals(frame.officer().account())) {
            form.fault("reason", "不能为自己的账号办理，请由另一位管理员提出。");
        }
        if (form.ok()) {
            accounts.proposeAnew(
                            frame.officer(), frame.acting(Permission.ACCOUNT_PROPOSE, request), id, version, reason)
                    .faults()
                    .forEach(fault -> form.fault("reason", fault + "。"));
        }
        if (!form.ok()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return confirm("anew", existing(id), form, request, model);
        }
        flash.addFlashAttribute("done", "已提出重新启用 " + account.login() + "，请安全管理员批准并发放新的启用链接。");
        return "redirect:/office/accounts";
    }

    private String confirm(String act, Account account, TypedForm form, HttpServletRequest request, Model model) {
        var title = (act.equals("close") ? "停用账号 " : "重新启用账号 ") + account.login();
        model.addAttribute("page", frame.page(request, form.title(title), "accounts", HOME, new Crumb(title, "")));
        model.addAttribute("form", form);
        model.addAttribute("account", account);
        model.addAttribute("organ", organs.existing(account.organId()));
        return "office/accounts/" + act;
    }

    // ── inside ───────────────────────────────────────────────────────────────────────────────────

    /// Looked up anew rather than taken from the session: organs are registered meanwhile.
    private Set<Integer> scope() {
        var officer = frame.officer();
        return officer.duties().stream().anyMatch(Duty::isAdministrator)
                ? organs.selfAndBelow(officer.organId())
                : Set.of(officer.organId());
    }

    private Account existing(UUID id) {
        return accounts.byId(id)
                .filter(account -> scope().contains(account.organId()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Accounts.Outcome overtaken() {
        return new Accounts.Outcome(List.of("账号刚被别人处理过，请刷新后再看"), "");
    }
}
