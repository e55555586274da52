package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.annual.Comments;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.report.CellId;

/// 批注：whoever reads the report may say something to a place in it.
@Controller
@RequestMapping("/office/reports/{year:[0-9]{4}}/comments")
class AnnualCommentController {

    private final EditorPages editor;
    private final Comments comments;

    AnnualCommentController(EditorPages editor, Comments comments) {
        this.editor = editor;
        this.comments = comments;
    }

    @PostMapping
    @Permit(Permission.REPORT_READ)
    String write(
            @PathVariable int year,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String text,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var work = editor.find(year);
        comments.write(editor.hand(Permission.REPORT_READ, request), work.organ(), year, about, text)
                .ifPresentOrElse(
                        message -> {
                            flash.addFlashAttribute("trouble", message);
                            flash.addFlashAttribute("remark", text);
                        },
                        () -> flash.addFlashAttribute("done", "批注已写上。"));
        return "redirect:" + page(year, about);
    }

    /// 已处理。
    @PostMapping("/{number}/resolve")
    @Permit(Permission.REPORT_READ)
    String resolve(
            @PathVariable int year, @PathVariable String number, HttpServletRequest request, RedirectAttributes flash) {
        var work = editor.find(year);
        var comment = comments.of(work.organ(), year).stream()
                .filter(c -> String.valueOf(c.number()).equals(number))
                .findFirst()
                .orElseThrow(CasePages::notFound);
        boolean done =
                comments.resolve(editor.hand(Permission.REPORT_READ, request), work.organ(), year, comment.number());
        flash.addFlashAttribute("done", done ? "批注已标为处理。" : "这条批注此前已经处理。");
        return "redirect:" + page(year, comment.about());
    }

    private static String page(int year, String about) {
        return about.isEmpty()
                ? "/office/reports/" + year
                : CellId.at(about).isPresent()
                        ? "/office/reports/" + year + "/cell/" + about
                        : AnnualWords.href(year, about);
    }
}
