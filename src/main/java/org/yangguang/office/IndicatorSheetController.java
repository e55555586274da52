package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.document.received.FileGate;
import org.yangguang.document.received.FileKind;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.indicator.IndicatorSheet;
import org.yangguang.indicator.IndicatorSheet.Fault;
import org.yangguang.indicator.IndicatorSheet.Outcome;
import org.yangguang.ui.Chinese;
import org.yangguang.ui.Crumb;

/// 年报指标 as a list: taken away, filled in elsewhere, brought back.
@Controller
@RequestMapping(IndicatorController.HOME + "/{year:[0-9]{4}}")
public class IndicatorSheetController {

    private final OfficeFrame frame;
    private final CasePages cases;
    private final IndicatorSheet sheet;

    IndicatorSheetController(OfficeFrame frame, CasePages cases, IndicatorSheet sheet) {
        this.frame = frame;
        this.cases = cases;
        this.sheet = sheet;
    }

    @GetMapping("/export/{format}")
    @Permit(Permission.REPORT_READ)
    ResponseEntity<byte[]> take(@PathVariable int year, @PathVariable String format) {
        var about = new LinkedHashMap<String, String>();
        about.put("机关", frame.organ().name());
        about.put("年度", String.valueOf(year));
        about.put("填写", "在“数值”“日期”“依据”三栏填写，可以增加行；更正已经录入的数须填更正理由。没有发生的填 0，没有统计的留空");
        about.put("导出时间", Chinese.minute(frame.now()));
        about.put("导出人", frame.officer().name() + "（" + frame.officer().login() + "）");
        return new SheetExport(
                        year + "年年报指标",
                        Arrays.stream(IndicatorSheet.Column.values())
                                .map(IndicatorSheet.Column::heading)
                                .toList(),
                        sheet.rows(frame.organ(), year),
                        about)
                .as(SheetExport.Format.of(format).orElseThrow(CasePages::notFound), frame.today());
    }

    @GetMapping("/import")
    @Permit(Permission.INDICATOR_EDIT)
    String form(@PathVariable int year, HttpServletRequest request, Model model) {
        return form(year, List.of(), request, model);
    }

    private String form(int year, List<Fault> faults, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (faults.isEmpty() ? "" : "有误：") + "导入 " + year + " 年年报指标",
                        "indicators",
                        IndicatorController.CRUMB,
                        new Crumb(year + " 年", IndicatorController.HOME + "/" + year),
                        new Crumb("导入", "")));
        model.addAttribute("year", year);
        model.addAttribute("faults", faults);
        return "office/indicators/import";
    }

    @PostMapping("/import")
    @Permit(Permission.INDICATOR_EDIT)
    String read(
            @PathVariable int year,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        if (file == null || file.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return form(year, List.of(new Fault(0, "", "没有选择文件，或文件是空的。")), request, model);
        }
        var name = String.valueOf(file.getOriginalFilename());
        var checked = FileGate.check(name, "", file.getBytes(), java.util.EnumSet.of(FileKind.XLSX, FileKind.CSV));
        if (checked instanceof FileGate.Refused(var message)) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return form(year, List.of(new Fault(0, "", message + "。")), request, model);
        }
        return switch (sheet.read(
                cases.hand(Permission.INDICATOR_EDIT, request), frame.organ(), year, file.getBytes())) {
            case Outcome.Read(var what) -> {
                flash.addFlashAttribute(
                        "done",
                        "新录入 " + what.entered() + " 条，更正 " + what.corrected() + " 条，与已有相同的 " + what.unchanged()
                                + " 条。");
                yield "redirect:" + IndicatorController.HOME + "/" + year;
            }
            case Outcome.Refused(var faults) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield form(year, faults, request, model);
            }
        };
    }
}
