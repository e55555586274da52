package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yangguang.database.Settings;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.identity.SignIn;
import org.yangguang.ui.ClientAddress;
import org.yangguang.ui.Crumb;
import org.yangguang.ui.DisplayMode;
import org.yangguang.ui.LostSession;
import org.yangguang.ui.LostSession.Field;
import org.yangguang.ui.LostSession.Parked;
import org.yangguang.ui.PortalPage;

/// Signing in, also in the middle of a form, and putting an account into use.
@Controller
class SignInController {

    /// Where signing in may lead: staff pages only (W6).
    private static final Pattern INSIDE = Pattern.compile("/office(/[A-Za-z0-9_.~/?&=%+-]*)?");
    /// Names of the form that waits, so that they do not meet the names of the sign-in form.
    private static final String PREFIX = "parked.";

    private final SignIn signIn;
    private final Accounts accounts;
    private final ClientAddress addresses;
    private final Settings settings;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SignInController(SignIn signIn, Accounts accounts, ClientAddress addresses, Settings settings) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.addresses = addresses;
        this.settings = settings;
    }

    @GetMapping("/login")
    @Permit(Permission.PUBLIC)
    String form(@RequestParam(defaultValue = "") String to, HttpServletRequest request, Model model) {
        return show(request, model, "", "", inside(to), List.of());
    }

    /// Reached by forward from [LostSession] only.
    @RequestMapping("/login/parked")
    @Permit(Permission.PUBLIC)
    String parked(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!(request.getAttribute(LostSession.PARKED) instanceof Parked parked)) {
            return "redirect:/login";
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        return show(request, model, "登录已过期。刚才填写的内容还在，登录后可继续提交。", "", inside(parked.target()), parked.fields());
    }

    @PostMapping("/login")
    @Permit(Permission.PUBLIC)
    String signIn(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var waiting = waiting(request);
        return switch (signIn.attempt(login, password, code, addresses.of(request))) {
            case SignIn.Answer.Refused(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield show(request, model, message, login, inside(to), waiting);
            }
            case SignIn.Answer.Welcome(var officer) -> {
                request.getSession();
                request.changeSessionId();
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(officer, null, List.of()));
                SecurityContextHolder.setContext(context);
                contexts.saveContext(context, request, response);
                if (waiting.isEmpty()) {
                    yield "redirect:" + inside(to);
                }
                frame(request, model, "继续提交");
                model.addAttribute("target", inside(to));
                model.addAttribute("fields", waiting);
                yield "office/resume";
            }
        };
    }

    @GetMapping("/activate/{token}")
    @Permit(Permission.PUBLIC)
    String invitation(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        return invitation(token, "", List.of(), request, response, model);
    }

    @PostMapping("/activate/{token}")
    @Permit(Permission.PUBLIC)
    String activate(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var outcome = accounts.activate(token, secret, password, repeated, code, addresses.of(request));
        if (outcome.ok()) {
            return show(request, model, "账号已启用，请登录。", "", "/office/", List.of());
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return invitation(token, secret, outcome.faults(), request, response, model);
    }

    private String invitation(
            String token,
            String secret,
            List<String> faults,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var invitation = accounts.invitation(token, secret);
        if (invitation.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_GONE);
            return show(request, model, "启用链接无效或已过期（有效期 3 天，只能用一次）。请联系安全管理员重新批准。", "", "/office/", List.of());
        }
        frame(request, model, "启用账号");
        model.addAttribute("invitation", invitation.get());
        model.addAttribute("token", token);
        model.addAttribute("faults", faults);
        return "office/activate";
    }

    private String show(
            HttpServletRequest request, Model model, String message, String login, String to, List<Field> waiting) {
        frame(request, model, "登录");
        model.addAttribute("message", request.getParameter("bye") != null && message.isEmpty() ? "已退出登录。" : message);
        model.addAttribute("login", login);
        model.addAttribute("to", to);
        model.addAttribute("waiting", waiting);
        model.addAttribute("prefix", PREFIX);
        model.addAttribute("secondFactor", !settings.demo());
        return "office/login";
    }

    private void frame(HttpServletRequest request, Model model, String title) {
        model.addAttribute(
                "page",
                new PortalPage(
                        title,
                        null,
                        null,
                        "",
                        List.of(new Crumb("首页", "/"), new Crumb(title, "")),
                        DisplayMode.of(request),
                        true,
                        settings.demo()));
        model.addAttribute("csrf", OfficeFrame.csrf(request));
    }

    private static List<Field> waiting(HttpServletRequest request) {
        var fields = new ArrayList<Field>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(PREFIX)) {
                for (var value : values) {
                    fields.add(new Field(name.substring(PREFIX.length()), value));
                }
            }
        });
        return List.copyOf(fields);
    }

    private static String inside(String to) {
        return INSIDE.matcher(to).matches() && !to.contains("//") && !to.contains("..") ? to : "/office/";
    }
}
