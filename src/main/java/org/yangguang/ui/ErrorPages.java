package org.yangguang.ui;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.yangguang.database.Settings;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;

/// Every failure as a page that says what is wrong and what to do. Our own faults carry a number that
/// the help desk finds in the log; nothing internal is shown.
@Controller
@ControllerAdvice
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Problem TOO_LARGE =
            new Problem(413, "文件太大", "每个文件不超过 20 MB，一次合计不超过 60 MB。请返回上一页，压缩或分成几个再传，已填写的内容仍在。", "");

    private final Settings settings;

    ErrorPages(Settings settings) {
        this.settings = settings;
    }

    @RequestMapping("/error")
    @Permit(Permission.PUBLIC)
    String show(HttpServletRequest request, Model model) {
        var code = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var fault = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        model.addAttribute("office", path.startsWith("/office"));
        return show(describe(code == null ? 404 : code, root(fault), request), DisplayMode.of(request), model);
    }

    /// An upload larger than a whole request may be: it cannot be read again on the way to `/error`, so
    /// it is answered here.
    @ExceptionHandler(MaxUploadSizeExceededException.class)
    String tooLarge(HttpServletResponse response, Model model) {
        response.setStatus(413);
        // The parameters of such a request cannot be read either.
        return show(TOO_LARGE, new DisplayMode(false, false), model);
    }

    private String show(Problem problem, DisplayMode mode, Model model) {
        model.addAttribute("problem", problem);
        model.addAttribute(
                "page",
                new PortalPage(
                        problem.heading(),
                        null,
                        null,
                        "",
                        List.of(new Crumb("首页", "/"), new Crumb(problem.heading(), "")),
                        mode,
                        true,
                        settings.demo()));
        return "ui/error";
    }

    private static Problem describe(int status, @Nullable Throwable fault, HttpServletRequest request) {
        if (fault instanceof MaxUploadSizeExceededException
                || (fault != null && fault.getClass().getSimpleName().contains("SizeLimit"))
                || status == 413) {
            return TOO_LARGE;
        }
        return switch (status) {
            case 400 -> new Problem(status, "请求不完整", "链接或表单内容不完整。请返回上一页刷新后再试。", "");
            case 403 -> new Problem(status, "没有权限", forbidden(request), "");
            case 404 -> new Problem(status, "没有找到这个页面", "地址可能输错，或内容已移走、撤下。可从首页重新进入。", "");
            case 405, 415 -> new Problem(status, "不支持这种访问方式", "请从页面上的按钮或链接进入。", "");
            case 429 -> new Problem(status, "操作太频繁", "请稍候一分钟再试，已填写的内容仍在上一页。", "");
            default -> fault(status, fault, request);
        };
    }

    private static Problem fault(int status, @Nullable Throwable fault, HttpServletRequest request) {
        var incident = "%08d".formatted(RANDOM.nextInt(100_000_000));
        LOG.error(
                "incident={} status={} path={}",
                incident,
                status,
                request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                fault);
        return new Problem(status, "系统出了问题", "没有办成，已记录。请稍后再试；仍不行的，把下面的编号告诉技术支持。", incident);
    }

    private static String forbidden(HttpServletRequest request) {
        if (request.getAttribute(Permission.class.getName()) instanceof Permission permission) {
            var duties = permission.duties().stream().sorted().map(Duty::label).toList();
            return "此页需要“" + String.join("”或“", duties) + "”职责。需要的话，请本机关机构管理员提出，由安全管理员批准。";
        }
        return "请求未通过来源核对或表单已过期。请返回上一页刷新后再试，已填写的内容仍在。";
    }

    private static @Nullable Throwable root(@Nullable Throwable fault) {
        var current = fault;
        while (current != null && current.getCause() != null && current.getCause() != current) {
            if (current instanceof MaxUploadSizeExceededException) {
                return current;
            }
            current = current.getCause();
        }
        return current;
    }
}
