package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.yangguang.database.Settings;
import org.yangguang.identity.Accounts;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Founding;
import org.yangguang.identity.Founding.Government;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.identity.SetupToken;
import org.yangguang.organ.Organs;
import org.yangguang.ui.Crumb;
import org.yangguang.ui.DisplayMode;
import org.yangguang.ui.PortalPage;

/// The first page of a new installation: who governs it and who its three administrators are (I5).
@Controller
@RequestMapping("/setup")
public class SetupController {

    private static final Pattern REGION = Pattern.compile("[0-9]{6}");
    private static final List<Duty> ADMINISTRATORS = List.of(Duty.SYSTEM_ADMIN, Duty.SECURITY_ADMIN, Duty.AUDIT_ADMIN);
    /// 现行《条例》施行之日。
    private static final LocalDate REGULATION = LocalDate.of(2019, 5, 15);

    private final SetupToken token;
    private final Founding founding;
    private final Organs organs;
    private final Settings settings;
    private final java.time.Clock clock;

    SetupController(SetupToken token, Founding founding, Organs organs, Settings settings, java.time.Clock clock) {
        this.token = token;
        this.founding = founding;
        this.organs = organs;
        this.settings = settings;
        this.clock = clock;
    }

    /// An administrator with the link that puts the account into use.
    public record Invited(String duty, String login, String name, String address) {}

    @GetMapping
    @Permit(Permission.PUBLIC)
    String show(HttpServletRequest request, HttpServletResponse response, Model model) {
        return token.isWaiting()
                ? form(TypedForm.empty().with("since", REGULATION.toString()), request, model)
                : closed(request, response, model);
    }

    @PostMapping
    @Permit(Permission.PUBLIC)
    String found(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!token.isWaiting()) {
            return closed(request, response, model);
        }
        var form = TypedForm.of(request);
        form.text("token", "一次性口令", 1, 64);
        var government = government(form);
        var logins = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (int i = 0; i < ADMINISTRATORS.size(); i++) {
            var label = ADMINISTRATORS.get(i).label();
            var login = "login" + i;
            Accounts.loginFault(form.at(login)).ifPresent(fault -> form.fault(login, label + "的" + fault + "。"));
            if (!form.at(login).isEmpty() && logins.contains(form.at(login))) {
                form.fault(login, label + "的账号名与前面的相同。三位管理员须是三个人、三个账号。");
            }
            var name = "name" + i;
            Accounts.nameFault(form.at(name)).ifPresent(fault -> form.fault(name, label + "：" + fault + "。"));
            logins.add(form.at(login));
            names.add(form.at(name));
        }
        if (form.ok() && new HashSet<>(names).size() < names.size()) {
            form.fault("name1", "三位管理员须是三个人，现在有重名。确是同名的，请在姓名后加以区别。");
        }
        if (!form.ok() || government.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return form(form, request, model);
        }
        var links = founding.found(form.at("token"), government.get(), logins, names);
        if (links.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            form.fault("token", "一次性口令不对。请照启动窗口（控制台）上最近一次启动显示的口令填写；看不到的，重新启动后会显示新的。");
            return form(form, request, model);
        }
        var invited = new ArrayList<Invited>();
        for (int i = 0; i < ADMINISTRATORS.size(); i++) {
            invited.add(new Invited(
                    ADMINISTRATORS.get(i).label(),
                    logins.get(i),
                    names.get(i),
                    origin(request, settings.secure()) + "/activate/"
                            + links.get().get(i)));
        }
        frame(request, model, "管理员已设置");
        model.addAttribute("invited", invited);
        return "office/setup/done";
    }

    private Optional<Government> government(TypedForm form) {
        form.text("code", "行政区划代码", 1, 6);
        var code = form.matching("code", "行政区划代码", REGION, "应为 6 位数字，如 330110");
        if (organs.count("") > 0) {
            if (form.ok() && organs.byCode(code).isEmpty()) {
                form.fault("code", "已登记的机构中没有 " + code + "，请填写其中一级政府的代码。");
            }
            return Optional.of(new Government(code, "", "", REGULATION));
        }
        var name = form.text("name", "政府全称", 2, 100);
        var shortName = form.text("shortName", "简称", 2, 30);
        var since = form.day("since", "启用日期");
        since.filter(day -> day.isAfter(LocalDate.now(clock)))
                .ifPresent(day -> form.fault("since", "启用日期 " + day + " 还没有到，请填写已经过去的日期。"));
        return since.map(day -> new Government(code, name, shortName, day));
    }

    private String form(TypedForm form, HttpServletRequest request, Model model) {
        frame(request, model, form.title("设置本平台"), "设置本平台");
        model.addAttribute("form", form);
        model.addAttribute("duties", ADMINISTRATORS.stream().map(Duty::label).toList());
        model.addAttribute("registered", organs.count("") > 0);
        return "office/setup/form";
    }

    private String closed(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        frame(request, model, "不能设置");
        return "office/setup/closed";
    }

    private void frame(HttpServletRequest request, Model model, String title) {
        frame(request, model, title, title);
    }

    private void frame(HttpServletRequest request, Model model, String title, String crumb) {
        model.addAttribute(
                "page",
                new PortalPage(
                        title,
                        null,
                        null,
                        "",
                        List.of(new Crumb("首页", "/"), new Crumb(crumb, "")),
                        DisplayMode.of(request),
                        true,
                        settings.demo()));
        model.addAttribute("csrf", OfficeFrame.csrf(request));
    }

    /// Scheme and host as the browser reached us, for a link that is handed over on paper. Behind a proxy
    /// the scheme is not what arrives here.
    static String origin(HttpServletRequest request, boolean secure) {
        var url = request.getRequestURL().toString();
        var origin = url.substring(0, url.length() - request.getRequestURI().length());
        return secure ? origin.replaceFirst("^http:", "https:") : origin;
    }
}
