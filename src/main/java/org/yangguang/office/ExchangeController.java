package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.exchange.Exchange;
import org.yangguang.annual.exchange.Incoming;
import org.yangguang.document.PdfPress;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.writing.ReportFormat;
import org.yangguang.report.writing.ReportWriter;
import org.yangguang.ui.Crumb;

/// 数据交换：reports of organs outside this installation come in as files, those here go out signed.
@Controller
@RequestMapping("/office/aggregate/{year:[0-9]{4}}/exchange")
public class ExchangeController {

    private static final int PAGE = 20;
    private static final int FILES = 10;
    private static final int NAME_MOST = 120;

    private final OfficeFrame frame;
    private final Exchange exchange;
    private final Organs organs;
    private final ReportWriter writer;

    ExchangeController(OfficeFrame frame, Exchange exchange, Organs organs, PdfPress press) {
        this.frame = frame;
        this.exchange = exchange;
        this.organs = organs;
        this.writer = new ReportWriter(press);
    }

    /// A received report with the organ it belongs to.
    ///
    /// @param code of that organ; empty if it is not known
    /// @param name of that organ; empty if it is not known
    public record Line(Incoming.Line line, String code, String name) {}

    @GetMapping
    @Permit(Permission.REPORT_SUPERVISE)
    String show(
            @PathVariable int year,
            @RequestParam(defaultValue = "1") String page,
            HttpServletRequest request,
            Model model) {
        return show(year, "", "", RequestListController.number(page), request, model);
    }

    private String show(int year, String fault, String keyFault, int number, HttpServletRequest request, Model model) {
        var part = ListPart.of(exchange.count(frame.organ(), year), PAGE, number, path(year) + "?page=");
        boolean bad = !fault.isEmpty() || !keyFault.isEmpty();
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (bad ? "有误：" : "") + year + " 年数据交换",
                        "aggregate",
                        new Crumb("汇总与核验", "/office/aggregate/" + year),
                        new Crumb("数据交换", "")));
        model.addAttribute("year", year);
        model.addAttribute("fault", fault);
        model.addAttribute("keyFault", keyFault);
        model.addAttribute("fingerprint", exchange.fingerprint());
        model.addAttribute("part", part);
        model.addAttribute("rows", exchange.page(frame.organ(), year, PAGE, part.offset()));
        model.addAttribute("keys", exchange.keys(frame.organ()));
        return "office/exchange/list";
    }

    @PostMapping
    @Permit(Permission.REPORT_SUPERVISE)
    String receive(
            @PathVariable int year,
            @RequestParam(required = false) List<MultipartFile> files,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var sent = files == null
                ? List.<MultipartFile>of()
                : files.stream().filter(f -> !plain(f).isEmpty()).toList();
        if (sent.isEmpty() || sent.size() > FILES) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            var fault = sent.isEmpty() ? "请选择要接收的文件。" : "一次最多 %d 个文件，现在选了 %d 个。".formatted(FILES, sent.size());
            return show(year, fault, "", 1, request, model);
        }
        var ids = new HashSet<UUID>();
        for (var file : sent) {
            ids.add(exchange.receive(
                    hand(request),
                    frame.organ(),
                    year,
                    plain(file),
                    file.getBytes(),
                    frame.officer().scope()));
        }
        return "redirect:" + path(year)
                + (ids.size() == 1 ? "/" + ids.iterator().next() : "");
    }

    @GetMapping("/{id}")
    @Permit(Permission.REPORT_SUPERVISE)
    String open(@PathVariable int year, @PathVariable UUID id, HttpServletRequest request, Model model) {
        var incoming = exchange.find(frame.organ(), id)
                .filter(found -> found.year() == year)
                .orElseThrow(CasePages::notFound);
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        "接收文件",
                        "aggregate",
                        new Crumb("汇总与核验", "/office/aggregate/" + year),
                        new Crumb("数据交换", path(year)),
                        new Crumb("接收文件", "")));
        model.addAttribute("year", year);
        model.addAttribute("incoming", incoming);
        model.addAttribute(
                "lines",
                exchange.lines(frame.organ(), id).stream().map(this::line).toList());
        return "office/exchange/show";
    }

    private Line line(Incoming.Line line) {
        var whose = line.whose().map(organs::existing);
        return new Line(
                line, whose.map(Organ::code).orElse(""), whose.map(Organ::name).orElse(""));
    }

    /// Takes in the chosen reports. `organ-{number}` names the organ where the file does not.
    @PostMapping("/{id}")
    @Permit(Permission.REPORT_SUPERVISE)
    String take(
            @PathVariable int year,
            @PathVariable UUID id,
            @RequestParam(required = false) Set<Integer> take,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var chosen = new HashMap<Integer, Organ>();
        var unknown = new java.util.ArrayList<String>();
        for (var line : exchange.lines(frame.organ(), id)) {
            if (take == null || !take.contains(line.number())) {
                continue;
            }
            var typed = form.getOrDefault("organ-" + line.number(), "").strip();
            var organ = typed.isEmpty()
                    ? line.whose().map(organs::existing)
                    : organs.byCode(typed).or(() -> organs.byName(typed));
            organ.filter(o -> frame.officer().scope().contains(o.id()))
                    .ifPresentOrElse(
                            o -> chosen.put(line.number(), o),
                            () -> unknown.add(
                                    typed.isEmpty()
                                            ? "“%s”不在本平台的机构名录里，请填写它的机构代码或者全称".formatted(line.named())
                                            : "“%s”不是本辖区机构的代码或者全称".formatted(typed)));
        }
        var taken = exchange.take(hand(request), frame.organ(), id, chosen);
        long done = taken.stream().filter(t -> t.message().isEmpty()).count();
        var refused = taken.stream()
                .filter(t -> !t.message().isEmpty())
                .map(t -> t.named() + "：" + t.message())
                .collect(Collectors.toList());
        refused.addAll(unknown.stream().map(text -> text + "。").toList());
        if (done > 0) {
            flash.addFlashAttribute("done", "接收 %d 份，已列入报送。".formatted(done));
        }
        if (!refused.isEmpty()) {
            flash.addFlashAttribute("refused", refused);
        } else if (done == 0) {
            flash.addFlashAttribute("refused", List.of("请勾选要接收的报告。"));
        }
        return "redirect:" + path(year) + "/" + id;
    }

    /// 移交包 of the officer's area.
    @PostMapping("/handover")
    @Permit(Permission.REPORT_SUPERVISE)
    ResponseEntity<byte[]> handOver(@PathVariable int year, HttpServletRequest request) {
        var organ = frame.organ();
        return Download.of(
                organ.name() + year + "年年报移交包.zip", "application/zip", exchange.handOver(hand(request), organ, year));
    }

    /// A blank report for an organ that fills it in elsewhere.
    @GetMapping("/form.{kind:xlsx|docx|json}")
    @Permit(Permission.REPORT_SUPERVISE)
    ResponseEntity<byte[]> blank(@PathVariable int year, @PathVariable String kind) {
        var format = ReportFormat.of(kind).orElseThrow(CasePages::notFound);
        var form = Form.forYear(year);
        var cells = new HashMap<CellId, Cell>();
        CellId.of(form).forEach(id -> cells.put(id, new Cell(Cell.Reading.BLANK, null, "", null)));
        var organ = "（填写机关全称）";
        var report = new AnnualReport(
                organ + year + "年政府信息公开工作年度报告",
                organ,
                year,
                form,
                null,
                List.of("本报告数据统计期限为%d年1月1日至12月31日。".formatted(year)),
                List.of(
                        new AnnualReport.Section(1, "一、总体情况", List.of()),
                        new AnnualReport.Section(2, "二、主动公开政府信息情况", List.of()),
                        new AnnualReport.Section(3, "三、收到和处理政府信息公开申请情况", List.of()),
                        new AnnualReport.Section(4, "四、政府信息公开行政复议、行政诉讼情况", List.of()),
                        new AnnualReport.Section(5, "五、存在的主要问题及改进情况", List.of()),
                        new AnnualReport.Section(6, "六、其他需要报告的事项", List.of())),
                cells,
                Map.of());
        return Download.of(
                year + "年政府信息公开工作年度报告（空白）." + kind, format.mediaType(), writer.write(report, format, frame.today()));
    }

    @PostMapping("/keys")
    @Permit(Permission.REPORT_SUPERVISE)
    String trust(
            @PathVariable int year,
            @RequestParam(defaultValue = "") String fingerprint,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String basis,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var fault = exchange.trust(hand(request), frame.organ(), fingerprint, name, basis);
        if (fault.isPresent()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute("typed", Map.of("fingerprint", fingerprint, "name", name, "basis", basis));
            return show(year, "", fault.get(), 1, request, model);
        }
        flash.addFlashAttribute("done", "已登记，今后可以接收“" + name.strip() + "”签名的移交包。");
        return "redirect:" + path(year);
    }

    @PostMapping("/keys/end")
    @Permit(Permission.REPORT_SUPERVISE)
    String distrust(
            @PathVariable int year,
            @RequestParam String fingerprint,
            HttpServletRequest request,
            RedirectAttributes flash) {
        if (exchange.distrust(hand(request), frame.organ(), fingerprint)) {
            flash.addFlashAttribute("done", "已停止信任这个签名，已接收的报告不受影响。");
        }
        return "redirect:" + path(year);
    }

    private AnnualDesk.Hand hand(HttpServletRequest request) {
        return new AnnualDesk.Hand(
                frame.acting(Permission.REPORT_SUPERVISE, request),
                frame.officer().account());
    }

    private static String path(int year) {
        return "/office/aggregate/" + year + "/exchange";
    }

    /// The name without its path, short enough to show.
    private static String plain(MultipartFile file) {
        var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.length() > NAME_MOST ? last.substring(last.length() - NAME_MOST) : last;
    }
}
