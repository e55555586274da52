package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.messaging.Medium;
import org.yangguang.organ.Organs;
import org.yangguang.request.RequestState;
import org.yangguang.request.applicant.ApplicantAccounts;
import org.yangguang.request.applicant.Correspondence;
import org.yangguang.request.submission.Intake;
import org.yangguang.ui.ClientAddress;

/// 申请人账户: optional. Opening, signing in, the list of one's requests, closing.
@Controller
@RequestMapping("/account")
public class ApplicantAccountController {

    private static final String WRONG = "手机号、邮箱或者口令不对，或者账户尚未验证。连续 5 次不对将暂停 15 分钟";

    private final ApplicantAccounts accounts;
    private final ApplicantSession sessions;
    private final Unlocking unlocking;
    private final Intake intake;
    private final Correspondence correspondence;
    private final Organs organs;
    private final ClientAddress addresses;
    private final PortalFrame frames;

    ApplicantAccountController(
            ApplicantAccounts accounts,
            ApplicantSession sessions,
            Unlocking unlocking,
            Intake intake,
            Correspondence correspondence,
            Organs organs,
            ClientAddress addresses,
            PortalFrame frames) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.unlocking = unlocking;
        this.intake = intake;
        this.correspondence = correspondence;
        this.organs = organs;
        this.addresses = addresses;
        this.frames = frames;
    }

    /// A request on the list.
    public record Line(String id, String number, String subject, String organ, String state, boolean unread) {}

    @GetMapping
    @Permit(Permission.PUBLIC)
    String show(HttpServletRequest request, HttpServletResponse response, Model model) {
        return sessions.of(request)
                .map(session -> list(session, Map.of(), request, response, model))
                .orElse("redirect:/account/login");
    }

    @GetMapping("/login")
    @Permit(Permission.PUBLIC)
    String login(HttpServletRequest request, HttpServletResponse response, Model model) {
        return loginPage("", "", request, response, model);
    }

    @PostMapping("/login")
    @Permit(Permission.PUBLIC)
    String signIn(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var token = accounts.signIn(address, password, addresses.of(request));
        if (token.isEmpty()) {
            return loginPage(address, WRONG, request, response, model);
        }
        sessions.begin(token.get(), response);
        return "redirect:/account";
    }

    @GetMapping("/new")
    @Permit(Permission.PUBLIC)
    String open(HttpServletRequest request, HttpServletResponse response, Model model) {
        return openPage("", Map.of(), request, response, model);
    }

    /// Opens an account or asks for a new password: one errand, one answer.
    @PostMapping("/new")
    @Permit(Permission.PUBLIC)
    String ask(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return switch (accounts.ask(address, password)) {
            case ApplicantAccounts.Unfit(var field, var message) ->
                openPage(address, Map.of(field, message), request, response, model);
            case ApplicantAccounts.CodeSent(var shown) -> provePage(address, shown, "", request, response, model);
        };
    }

    @PostMapping("/prove")
    @Permit(Permission.PUBLIC)
    String prove(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String proof,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var token = accounts.prove(address, proof, addresses.of(request));
        if (token.isEmpty()) {
            return provePage(address, "", "验证码不对或者已经失效。最多可试 5 次，15 分钟内有效", request, response, model);
        }
        sessions.begin(token.get(), response);
        return "redirect:/account";
    }

    @PostMapping("/logout")
    @Permit(Permission.PUBLIC)
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        return acting(request, session -> {
            accounts.signOut(session.token());
            sessions.end(response);
            return "redirect:/account/login";
        });
    }

    /// Puts a request on the list, opened like any other.
    @PostMapping("/requests")
    @Permit(Permission.PUBLIC)
    String add(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String lastFour,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return acting(request, session -> switch (unlocking.open(code, lastFour)) {
            case Unlocking.Opened opened -> {
                correspondence.own(opened.key()).ifPresent(own -> accounts.add(session.account(), own));
                yield "redirect:/account";
            }
            case Unlocking.Shut(var status, var message) -> {
                response.setStatus(status);
                yield list(session, Map.of("code", message), request, response, model);
            }
        });
    }

    @PostMapping("/requests/remove")
    @Permit(Permission.PUBLIC)
    String remove(@RequestParam(defaultValue = "") String id, HttpServletRequest request) {
        return acting(request, session -> {
            Unlocking.uuid(id).ifPresent(uuid -> accounts.remove(session.account(), uuid));
            return "redirect:/account";
        });
    }

    @PostMapping("/delete")
    @Permit(Permission.PUBLIC)
    String delete(
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return acting(request, session -> {
            if (!accounts.delete(session.token(), password, addresses.of(request))) {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                return list(session, Map.of("password", "口令不对，账户没有删除"), request, response, model);
            }
            sessions.end(response);
            frame("账户已删除", request, response, model);
            return "portal/account/deleted";
        });
    }

    /// For somebody signed in whose own form this is; others are sent to sign in.
    private String acting(HttpServletRequest request, Function<ApplicantSession.SignedIn, String> act) {
        return sessions.of(request)
                .filter(session -> session.sent(request))
                .map(act)
                .orElse("redirect:/account/login");
    }

    private String list(
            ApplicantSession.SignedIn session,
            Map<String, String> faults,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var lines = new ArrayList<Line>();
        for (var kept : accounts.requests(session.account())) {
            intake.track(kept.key())
                    .ifPresent(tracked -> lines.add(new Line(
                            kept.request().toString(),
                            tracked.number(),
                            tracked.application().subject(),
                            organs.existing(tracked.organId()).name(),
                            RequestState.of(tracked.facts()).label(),
                            correspondence.of(kept.key()).stream().anyMatch(m -> m.isFromOffice() && m.isUnread()))));
        }
        frame((faults.isEmpty() ? "" : "有误：") + "我的申请", request, response, model);
        model.addAttribute("account", session.account());
        model.addAttribute("proof", session.formToken());
        model.addAttribute("lines", List.copyOf(lines));
        model.addAttribute("faults", faults);
        return "portal/account/show";
    }

    private String loginPage(
            String address, String fault, HttpServletRequest request, HttpServletResponse response, Model model) {
        frame((fault.isEmpty() ? "" : "有误：") + "登录申请人账户", request, response, model);
        if (!fault.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        }
        model.addAttribute("address", address);
        model.addAttribute("fault", fault);
        return "portal/account/login";
    }

    private String openPage(
            String address,
            Map<String, String> faults,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        frame((faults.isEmpty() ? "" : "有误：") + "开设账户、重设口令", request, response, model);
        if (!faults.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        }
        model.addAttribute("address", address);
        model.addAttribute("faults", faults);
        model.addAttribute("sms", accounts.opensTo(Medium.SMS));
        model.addAttribute("email", accounts.opensTo(Medium.EMAIL));
        return "portal/account/new";
    }

    private String provePage(
            String address,
            String shown,
            String fault,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        frame((fault.isEmpty() ? "" : "有误：") + "验证", request, response, model);
        if (!fault.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        }
        model.addAttribute("address", address);
        model.addAttribute("shown", shown);
        model.addAttribute("fault", fault);
        return "portal/account/prove";
    }

    private void frame(String title, HttpServletRequest request, HttpServletResponse response, Model model) {
        model.addAttribute("page", frames.task(request, response, null, title, "申请人账户"));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
