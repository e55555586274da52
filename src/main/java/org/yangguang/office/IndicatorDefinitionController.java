package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.indicator.Definitions;
import org.yangguang.indicator.Definitions.Result;
import org.yangguang.indicator.Indicator.ReportPart;
import org.yangguang.indicator.Indicator.Span;
import org.yangguang.indicator.Indicator.Summing;
import org.yangguang.indicator.Relation;
import org.yangguang.indicator.Unit;
import org.yangguang.ui.Crumb;

/// 指标口径: which figures a 主管部门 asks for in its organ and all below.
@Controller
@RequestMapping(IndicatorController.HOME + "/definitions")
public class IndicatorDefinitionController {

    private static final String HERE = IndicatorController.HOME + "/definitions";

    private final OfficeFrame frame;
    private final Definitions definitions;

    IndicatorDefinitionController(OfficeFrame frame, Definitions definitions) {
        this.frame = frame;
        this.definitions = definitions;
    }

    @GetMapping
    @Permit(Permission.REPORT_READ)
    String show(HttpServletRequest request, Model model) {
        return show(TypedForm.empty(), request, model);
    }

    private String show(TypedForm form, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page",
                frame.page(
                        request, form.title("指标口径"), "indicators", IndicatorController.CRUMB, new Crumb("指标口径", "")));
        model.addAttribute("form", form);
        model.addAttribute("indicators", definitions.of(frame.organ().id()));
        model.addAttribute("retired", definitions.retiredBy(frame.organ().id()));
        model.addAttribute("relations", Relation.all());
        model.addAttribute("parts", options(ReportPart.values(), ReportPart::label));
        model.addAttribute("units", options(Unit.values(), Unit::label));
        model.addAttribute("spans", options(Span.values(), Span::label));
        model.addAttribute("summings", options(Summing.values(), Summing::label));
        model.addAttribute("nextYear", frame.today().getYear());
        return "office/indicators/definitions";
    }

    private static <T extends Enum<T>> Map<String, String> options(T[] values, Function<T, String> label) {
        var options = new LinkedHashMap<String, String>();
        for (var value : values) {
            options.put(value.name(), label.apply(value));
        }
        return options;
    }

    @PostMapping
    @Permit(Permission.INDICATOR_DEFINE)
    String add(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var name = form.text("name", "名称", 2, 60);
        var definition = form.text("definition", "口径", 4, 1000);
        var part = form.oneOf("part", "所属部分", ReportPart.class);
        var unit = form.oneOf("unit", "单位", Unit.class);
        var span = form.oneOf("span", "时间", Span.class);
        var summing = form.oneOf("summing", "汇总方法", Summing.class);
        if (form.ok() && part.isPresent() && unit.isPresent() && span.isPresent() && summing.isPresent()) {
            var result = definitions.add(
                    frame.acting(Permission.INDICATOR_DEFINE, request),
                    frame.organ(),
                    name,
                    definition,
                    part.get(),
                    unit.get(),
                    span.get(),
                    summing.get());
            switch (result) {
                case Result.Done _ -> {
                    flash.addFlashAttribute("done", "已增加“" + name + "”，本机关和各下级机关都要填报。");
                    return "redirect:" + HERE;
                }
                case Result.Refused(var message) -> form.fault("name", message);
            }
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return show(form, request, model);
    }

    @PostMapping("/{indicator}/retire")
    @Permit(Permission.INDICATOR_DEFINE)
    String retire(
            @PathVariable String indicator,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var form = TypedForm.of(request);
        var reason = form.text("reason-" + indicator, "停用理由", 2, 300);
        int from = Typed.of(request).number("from", frame.today().getYear());
        if (form.ok()) {
            switch (definitions.retire(
                    frame.acting(Permission.INDICATOR_DEFINE, request), frame.organ(), indicator, from, reason)) {
                case Result.Done _ -> {
                    flash.addFlashAttribute("done", "自 " + from + " 年起停用，以前录入的数保留。");
                    return "redirect:" + HERE;
                }
                case Result.Refused(var message) -> form.fault("reason-" + indicator, message);
            }
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return show(form, request, model);
    }

    @PostMapping("/{indicator}/restore")
    @Permit(Permission.INDICATOR_DEFINE)
    String restore(
            @PathVariable String indicator,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        switch (definitions.restore(frame.acting(Permission.INDICATOR_DEFINE, request), frame.organ(), indicator)) {
            case Result.Done _ -> {
                flash.addFlashAttribute("done", "已恢复填报。");
                return "redirect:" + HERE;
            }
            case Result.Refused(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                return show(TypedForm.empty().fault("main", message), request, model);
            }
        }
    }
}
