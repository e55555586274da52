package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.DisclosureOffice;
import org.yangguang.organ.Organs;

/// 机关设置: the disclosure office of the own organ, as the guide must name it (条例第十二条第二款).
@Controller
@RequestMapping("/office/settings")
class SettingsController {

    private static final Pattern POSTCODE = Pattern.compile("[0-9]{6}");
    private static final Pattern TELEPHONE = Pattern.compile("[0-9()（）+ 　\\-－—、,，;；转]{7,60}");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private static final Pattern COURT = Pattern.compile("\\p{IsHan}{2,40}法院");

    private final OfficeFrame frame;
    private final Organs organs;

    SettingsController(OfficeFrame frame, Organs organs) {
        this.frame = frame;
        this.organs = organs;
    }

    @GetMapping
    @Permit(Permission.OFFICE_DESCRIBE)
    String show(HttpServletRequest request, Model model) {
        var form = TypedForm.empty();
        organs.office(frame.organ().id())
                .ifPresent(office -> form.with("name", office.name())
                        .with("address", office.address())
                        .with("postcode", office.postcode())
                        .with("hours", office.hours())
                        .with("telephone", office.telephone())
                        .with("fax", office.fax())
                        .with("email", office.email())
                        .with("court", office.court()));
        return show(form, request, model);
    }

    @PostMapping
    @Permit(Permission.OFFICE_DESCRIBE)
    String save(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        form.text("telephone", "联系电话", 1, 60);
        var office = new DisclosureOffice(
                form.text("name", "工作机构名称", 2, 60),
                form.text("address", "办公地址", 4, 120),
                form.matching("postcode", "邮政编码", POSTCODE, "应为 6 位数字"),
                form.text("hours", "办公时间", 4, 120),
                form.matching("telephone", "联系电话", TELEPHONE, "只能有数字、括号、横线和“转”，如 0571-88728707"),
                form.matching("fax", "传真", TELEPHONE, "只能有数字、括号、横线和“转”，如 0571-88728707"),
                form.matching("email", "电子邮箱", EMAIL, "应写作 name@example.gov.cn 这样"),
                form.matching("court", "管辖法院", COURT, "应为法院全称，如 某某市某某区人民法院"));
        if (!form.ok()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(form, request, model);
        }
        organs.describeOffice(
                frame.acting(Permission.OFFICE_DESCRIBE, request), frame.organ().code(), office);
        flash.addFlashAttribute("done", "已保存，公开指南和门户页面即按此显示。");
        return "redirect:/office/settings";
    }

    private String show(TypedForm form, HttpServletRequest request, Model model) {
        var organ = frame.organ();
        model.addAttribute("page", frame.page(request, form.title("机关设置"), "settings"));
        model.addAttribute("form", form);
        model.addAttribute("organ", organ);
        model.addAttribute("published", organs.office(organ.id()));
        return "office/settings/show";
    }
}
