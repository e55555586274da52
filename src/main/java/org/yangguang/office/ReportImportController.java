package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.report.publishing.Publishing;
import org.yangguang.report.publishing.ReadingProcess;
import org.yangguang.report.publishing.ReadingProcess.Legible;
import org.yangguang.report.writing.ReportHtml;
import org.yangguang.ui.Crumb;

/// Importing a report that was published elsewhere: read, shown with what the checks find, and published
/// when a person confirms that it was read rightly.
@Controller
class ReportImportController {

    private static final int SHELVED_MOST = 16;
    private static final Duration SHELVED = Duration.ofMinutes(45);
    private static final int NAME_MOST = 120;

    private final OfficeFrame frame;
    private final ReadingProcess reading;
    private final Publishing publishing;
    private final Clock clock;
    /// Read and waiting for confirmation; a restart forgets them, and the file is uploaded again.
    private final Map<UUID, Shelved> shelf = new LinkedHashMap<>();

    ReportImportController(OfficeFrame frame, ReadingProcess reading, Publishing publishing, Clock clock) {
        this.frame = frame;
        this.reading = reading;
        this.publishing = publishing;
        this.clock = clock;
    }

    private record Shelved(UUID account, Instant at, Legible read) {}

    @GetMapping("/office/reports/import")
    @Permit(Permission.REPORT_IMPORT)
    String form(HttpServletRequest request, Model model) {
        return form("", request, model);
    }

    @PostMapping("/office/reports/import")
    @Permit(Permission.REPORT_IMPORT)
    String read(
            @RequestParam(required = false) MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var name = file == null ? "" : String.valueOf(file.getOriginalFilename());
        return switch (reading.read(plain(name), file == null ? new byte[0] : file.getBytes())) {
            case ReadingProcess.Illegible(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield form(message, request, model);
            }
            case Legible read -> {
                model.addAttribute("page", page("核对导入的年报", request));
                model.addAttribute("read", read);
                model.addAttribute("token", shelve(read).toString());
                model.addAttribute("article", tables(read));
                model.addAttribute("otherOrgan", otherOrgan(read));
                yield "office/imported";
            }
        };
    }

    @PostMapping("/office/reports/import/publish")
    @Permit(Permission.REPORT_IMPORT)
    String publish(
            @RequestParam(defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var read = CasePages.uuid(token).flatMap(this::take);
        if (read.isEmpty() || read.get().report().year() == 0) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return form(read.isEmpty() ? "核对的内容已过期，请重新上传。" : "没有读出年度，不能公布。请在标题中写明年度后再传。", request, model);
        }
        var report = read.get().report();
        int version = publishing.publish(
                frame.acting(Permission.REPORT_IMPORT, request),
                frame.organ(),
                report,
                read.get().findings(),
                read.get().source());
        redirect.addFlashAttribute("done", report.year() + " 年度报告已公布，第 " + version + " 版。");
        return "redirect:/office/reports";
    }

    private String form(String message, HttpServletRequest request, Model model) {
        model.addAttribute("page", page((message.isEmpty() ? "" : "有误：") + "导入已公布的年报", request));
        model.addAttribute("message", message);
        return "office/import";
    }

    private org.yangguang.ui.OfficePage page(String title, HttpServletRequest request) {
        return frame.page(request, title, "reports", new Crumb("年度报告", "/office/reports"), new Crumb("导入", ""));
    }

    private static String tables(Legible read) {
        return ReportHtml.tableTwo(read.report())
                + ReportHtml.tableThree(read.report())
                + ReportHtml.tableFour(read.report());
    }

    /// The organ named in the report, where it is not the officer's own.
    private String otherOrgan(Legible read) {
        var named = read.report().organ();
        return named.isEmpty() || named.equals(frame.organ().name()) ? "" : named;
    }

    private synchronized UUID shelve(Legible read) {
        var now = clock.instant();
        shelf.values().removeIf(old -> old.at().plus(SHELVED).isBefore(now));
        if (shelf.size() >= SHELVED_MOST) {
            shelf.remove(shelf.keySet().iterator().next());
        }
        var token = UUID.randomUUID();
        shelf.put(token, new Shelved(frame.officer().account(), now, read));
        return token;
    }

    /// Given out once, to whom it was shown.
    private synchronized Optional<Legible> take(UUID token) {
        var shelved = shelf.get(token);
        if (shelved == null || !shelved.account().equals(frame.officer().account())) {
            return Optional.empty();
        }
        shelf.remove(token);
        return Optional.of(shelved.read());
    }

    private static String plain(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]", "");
        return last.length() > NAME_MOST ? last.substring(last.length() - NAME_MOST) : last;
    }
}
