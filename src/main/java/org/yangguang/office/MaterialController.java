package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
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
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.release.Area;
import org.yangguang.release.Burning;
import org.yangguang.release.Material;
import org.yangguang.release.Materials;
import org.yangguang.release.Review;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Desk;
import org.yangguang.request.Outcome;
import org.yangguang.ui.Crumb;

/// 拟公开材料: added to a case, looked through page by page, covered, and made into the copies that go out.
@Controller
@RequestMapping("/office/requests/{id}/material")
class MaterialController {

    private static final String ONE = "/{material}";

    private final CasePages cases;
    private final OfficeFrame frame;
    private final Materials materials;
    private final Review review;
    private final Burning burning;

    MaterialController(CasePages cases, OfficeFrame frame, Materials materials, Review review, Burning burning) {
        this.cases = cases;
        this.frame = frame;
        this.materials = materials;
        this.review = review;
        this.burning = burning;
    }

    @GetMapping
    @Permit(Permission.REQUEST_READ)
    String list(@PathVariable String id, HttpServletRequest request, Model model) {
        return list(cases.find(id), "", request, model);
    }

    private String list(CaseFile file, String message, HttpServletRequest request, Model model) {
        var found = materials.of(file.id());
        model.addAttribute("page", page(file, (message.isEmpty() ? "" : "有误：") + "拟公开材料", request));
        model.addAttribute("file", file);
        model.addAttribute("materials", found);
        model.addAttribute("message", message);
        model.addAttribute("closed", Review.whyClosed(file.state(), file.reply()));
        return "office/material/list";
    }

    @PostMapping
    @Permit(Permission.REQUEST_HANDLE)
    String add(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable MultipartFile upload,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        var file = cases.find(id);
        var result = upload == null || upload.isEmpty()
                ? new Review.Result.Refused("请选择文件；空文件不能添加。")
                : review.add(
                        hand(request),
                        file.id(),
                        String.valueOf(upload.getOriginalFilename()),
                        Objects.requireNonNullElse(upload.getContentType(), ""),
                        upload.getBytes());
        return switch (result) {
            case Review.Result.Done(var material, var remark) -> {
                flash.addFlashAttribute("done", "已添加，原件已封存。" + remark);
                yield "redirect:" + path(file) + "/" + material;
            }
            case Review.Result.Refused(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield list(file, message, request, model);
            }
        };
    }

    @GetMapping("/index.xlsx")
    @Permit(Permission.REQUEST_READ)
    ResponseEntity<byte[]> index(@PathVariable String id) {
        var file = cases.find(id);
        return Download.of(
                CasePages.named(file) + " 遮盖清单.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                CoveringList.xlsx(CasePages.named(file), frame.organ().name(), frame.today(), materials.of(file.id())));
    }

    @GetMapping(ONE)
    @Permit(Permission.REQUEST_READ)
    String show(
            @PathVariable String id,
            @PathVariable String material,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "") String ground,
            HttpServletRequest request,
            Model model) {
        var file = cases.find(id);
        var typed = new Typed(java.util.Map.of("ground", ground));
        return show(file, existing(file, material), RequestListController.number(page), "", typed, request, model);
    }

    private String show(
            CaseFile file,
            Material m,
            int number,
            String message,
            Typed typed,
            HttpServletRequest request,
            Model model) {
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (message.isEmpty() ? "" : "有误：") + m.title(),
                        "requests",
                        new Crumb("申请办理", "/office/requests"),
                        new Crumb(CasePages.named(file), "/office/requests/" + file.id()),
                        new Crumb("拟公开材料", path(file)),
                        new Crumb(m.title(), "")));
        model.addAttribute("file", file);
        model.addAttribute("material", m);
        model.addAttribute("number", Math.clamp(number, 1, m.pages().size()));
        model.addAttribute("message", message);
        model.addAttribute("typed", typed);
        var closed = Review.whyClosed(file.state(), file.reply());
        model.addAttribute(
                "closed",
                !closed.isEmpty() || frame.officer().may(Permission.REQUEST_HANDLE) ? closed : "材料由承办人审查，您可以查看。");
        return "office/material/show";
    }

    @GetMapping(ONE + "/pages/{number}.png")
    @Permit(Permission.REQUEST_READ)
    ResponseEntity<byte[]> picture(
            @PathVariable String id, @PathVariable String material, @PathVariable String number) {
        var m = existing(cases.find(id), material);
        int page = number.matches("[0-9]{1,3}") ? Integer.parseInt(number) : 0;
        var drawn = materials.page(m, page).orElseThrow(CasePages::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .body(drawn);
    }

    @GetMapping(ONE + "/original")
    @Permit(Permission.REQUEST_READ)
    ResponseEntity<byte[]> original(
            @PathVariable String id, @PathVariable String material, HttpServletRequest request) {
        var m = existing(cases.find(id), material);
        var content = materials.original(frame.acting(Permission.REQUEST_READ, request), m);
        return Download.of(content.name(), content.mediaType(), content.content());
    }

    @GetMapping(ONE + "/outgoing")
    @Permit(Permission.REQUEST_READ)
    ResponseEntity<byte[]> outgoing(@PathVariable String id, @PathVariable String material) {
        var m = existing(cases.find(id), material);
        var content = materials.outgoing(m).orElseThrow(CasePages::notFound);
        return Download.of(content.name(), content.mediaType(), content.content());
    }

    @PostMapping(ONE + "/boxes")
    @Permit(Permission.REQUEST_HANDLE)
    String cover(
            @PathVariable String id,
            @PathVariable String material,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var file = cases.find(id);
        var m = existing(file, material);
        var typed = Typed.of(request);
        var result = area(typed)
                .map(area -> review.cover(hand(request), m, area, ground(typed), typed.get("note")))
                .orElse(new Review.Result.Refused("请在页面上框出范围，或者填写左、上、宽、高四个数。"));
        return answer(result, file, m, typed, request, response, model, flash);
    }

    @PostMapping(ONE + "/boxes/{box}")
    @Permit(Permission.REQUEST_HANDLE)
    String box(
            @PathVariable String id,
            @PathVariable String material,
            @PathVariable String box,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var file = cases.find(id);
        var m = existing(file, material);
        var chosen = m.boxes().stream()
                .filter(b -> b.id().toString().equals(box))
                .findFirst()
                .orElseThrow(CasePages::notFound);
        var typed = Typed.of(request);
        var hand = hand(request);
        var result = switch (typed.get("go")) {
            case "remove" -> review.remove(hand, m, chosen);
            case "restore" -> review.restore(hand, m, chosen);
            default ->
                review.change(hand, m, chosen, area(typed).orElse(chosen.area()), ground(typed), typed.get("note"));
        };
        return answer(result, file, m, typed, request, response, model, flash);
    }

    @PostMapping(ONE + "/{act:find|accept|make|unchanged|title|aside}")
    @Permit(Permission.REQUEST_HANDLE)
    String act(
            @PathVariable String id,
            @PathVariable String material,
            @PathVariable String act,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var file = cases.find(id);
        var m = existing(file, material);
        var typed = Typed.of(request);
        var hand = hand(request);
        var result = switch (act) {
            case "find" -> review.find(hand, m, typed.get("words"));
            case "accept" -> review.acceptAll(hand, m, typed.number("only", 0), ground(typed));
            case "make" -> burning.make(hand, m);
            case "unchanged" -> burning.unchanged(hand, m, typed.get("reason"));
            case "title" -> review.entitle(hand, m, typed.get("title"));
            default -> review.putAside(hand, m, typed.get("reason"));
        };
        return answer(result, file, m, typed, request, response, model, flash);
    }

    private String answer(
            Review.Result result,
            CaseFile file,
            Material m,
            Typed typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        int number = typed.number("page", 1);
        return switch (result) {
            case Review.Result.Done(var _, var remark) -> {
                flash.addFlashAttribute("done", remark);
                var ground = ground(typed).map(g -> "&ground=" + g.name()).orElse("");
                yield "redirect:" + path(file) + "/" + m.id() + "?page=" + number + ground;
            }
            case Review.Result.Refused(var message) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield show(file, existing(file, m.id().toString()), number, message, typed, request, model);
            }
        };
    }

    private Material existing(CaseFile file, String material) {
        return CasePages.uuid(material)
                .flatMap(id -> materials.find(file.id(), id))
                .orElseThrow(CasePages::notFound);
    }

    private Desk.Hand hand(HttpServletRequest request) {
        return cases.hand(Permission.REQUEST_HANDLE, request);
    }

    private static String path(CaseFile file) {
        return "/office/requests/" + file.id() + "/material";
    }

    private org.yangguang.ui.OfficePage page(CaseFile file, String title, HttpServletRequest request) {
        return frame.page(
                request,
                title,
                "requests",
                new Crumb("申请办理", "/office/requests"),
                new Crumb(CasePages.named(file), "/office/requests/" + file.id()),
                new Crumb("拟公开材料", ""));
    }

    private static Optional<Outcome> ground(Typed typed) {
        return Arrays.stream(Outcome.values())
                .filter(Outcome::isExemption)
                .filter(outcome -> outcome.name().equals(typed.get("ground")))
                .findFirst();
    }

    /// Five numbers; empty if one is missing or is none.
    private static Optional<Area> area(Typed typed) {
        try {
            return Optional.of(new Area(
                    typed.number("page", 0),
                    measure(typed, "x"),
                    measure(typed, "y"),
                    measure(typed, "width"),
                    measure(typed, "height")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static double measure(Typed typed, String field) {
        var text = typed.get(field);
        if (!text.matches("-?[0-9]{1,6}([.][0-9]{1,6})?")) {
            throw new IllegalArgumentException("no measure");
        }
        return Double.parseDouble(text);
    }
}
