package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.Organs;
import org.yangguang.portal.TrackedPage.Sent;
import org.yangguang.request.RequestState;
import org.yangguang.request.applicant.Contact;
import org.yangguang.request.applicant.Correspondence;
import org.yangguang.request.applicant.Exchange;
import org.yangguang.request.applicant.Exchange.Kind;
import org.yangguang.request.applicant.OnlineWithdrawals;
import org.yangguang.request.applicant.Rating;
import org.yangguang.request.submission.Intake;
import org.yangguang.request.submission.Intake.FileTicket;
import org.yangguang.request.submission.QueryCode;
import org.yangguang.request.submission.UploadedFile;
import org.yangguang.ui.ClientAddress;

/// What an applicant does from 办理进度: 补正, 说明理由, 留言, 撤回, 变更联系方式, 评价. Every form opens
/// the request anew and carries a number, so that sending it twice does nothing twice.
@Controller
class ApplicantController {

    private static final String STALE = "页面打开时间较长，需要重新确认。所填内容都在，请核对后再提交一次";

    private final Unlocking unlocking;
    private final TrackedPage page;
    private final TrackingController tracking;
    private final Intake intake;
    private final Correspondence correspondence;
    private final OnlineWithdrawals withdrawals;
    private final Organs organs;
    private final ClientAddress addresses;
    private final PortalFrame frames;
    private final Clock clock;

    ApplicantController(
            Unlocking unlocking,
            TrackedPage page,
            TrackingController tracking,
            Intake intake,
            Correspondence correspondence,
            OnlineWithdrawals withdrawals,
            Organs organs,
            ClientAddress addresses,
            PortalFrame frames,
            Clock clock) {
        this.unlocking = unlocking;
        this.page = page;
        this.tracking = tracking;
        this.intake = intake;
        this.correspondence = correspondence;
        this.withdrawals = withdrawals;
        this.organs = organs;
        this.addresses = addresses;
        this.frames = frames;
        this.clock = clock;
    }

    /// 补正材料, 理由说明 or 留言. What is no longer asked for is kept as a message: nothing is lost.
    ///
    /// @param upload files chosen now; those kept before come as tickets in `file`
    @PostMapping("/requests/messages")
    @Permit(Permission.PUBLIC)
    String send(
            @RequestParam(defaultValue = "QUESTION") String kind,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable List<MultipartFile> upload,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var answer = unlocking.open(request);
        if (!(answer instanceof Unlocking.Opened opened)) {
            return shut(answer, request, response, model);
        }
        var asked = Exchange.asked(RequestState.of(opened.tracked().facts()));
        var meant = asked.filter(k -> k.name().equals(kind)).orElse(Kind.QUESTION);
        var faults = new LinkedHashMap<String, String>();
        var files = new ArrayList<FileTicket>();
        for (var ticket : Objects.requireNonNullElse(request.getParameterValues("file"), new String[0])) {
            intake.openFile(ticket).ifPresent(files::add);
        }
        keep(opened, Objects.requireNonNullElse(upload, List.of()), files, faults);
        var words = text.strip();
        int length = words.codePointCount(0, words.length());
        if (length == 0 && (files.isEmpty() || meant == Kind.QUESTION)) {
            faults.put("text", meant == Kind.QUESTION ? "请填写要说的话" : "请填写" + meant.label() + "，或者上传文件");
        } else if (length > Correspondence.TEXT_MOST) {
            faults.put("text", "最多 " + Correspondence.TEXT_MOST + " 字，现在是 " + length + " 字，请精简或改为附件");
        }
        var form = form(request);
        if (form.isEmpty()) {
            faults.put("text", STALE);
        }
        if (!faults.isEmpty()) {
            return page.show(opened, Sent.faulty(faults, Map.of("text", text), files), request, response, model);
        }
        var sent = correspondence.send(opened.key(), form.orElseThrow(), meant, words, files, addresses.of(request));
        var again = sent == Correspondence.Sent.BEFORE ? "（先前已经收到，没有重复提交）" : "";
        return page.show(opened, Sent.done(arrived(meant) + again), request, response, model);
    }

    private String arrived(Kind kind) {
        var today = ChineseDate.of(LocalDate.now(clock));
        return switch (kind) {
            case SUPPLEMENT -> "补正材料已于" + today + "到达。工作人员登记后，答复期限自收到补正的次日起重新计算（条例第三十条），届时可在本页看到新的期限。";
            case REASONS -> "理由说明已于" + today + "到达，工作人员登记后进行审查（条例第三十五条）。";
            case QUESTION, WITHDRAWAL, ANSWER -> "留言已于" + today + "到达。留言不影响答复期限的计算。";
        };
    }

    private void keep(
            Unlocking.Opened opened, List<MultipartFile> upload, List<FileTicket> files, Map<String, String> faults)
            throws IOException {
        var organ = organs.existing(opened.tracked().organId());
        for (var part : upload) {
            if (part.isEmpty()) {
                continue;
            }
            if (files.size() >= Correspondence.FILES_MOST) {
                faults.put("upload", "一次最多上传 " + Correspondence.FILES_MOST + " 个文件，其余请分次提交");
                return;
            }
            if (part.getSize() > UploadedFile.MOST_BYTES) {
                faults.put("upload", UploadedFile.TOO_LARGE);
                continue;
            }
            switch (UploadedFile.check(String.valueOf(part.getOriginalFilename()), part.getBytes())) {
                case UploadedFile.Refused(var message) -> faults.put("upload", message);
                case UploadedFile.Accepted(var accepted) -> files.add(intake.keep(organ, accepted));
            }
        }
    }

    /// Asks once more, then declares.
    @PostMapping("/requests/withdraw")
    @Permit(Permission.PUBLIC)
    String withdraw(
            @RequestParam(defaultValue = "") String confirmed,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var answer = unlocking.open(request);
        if (!(answer instanceof Unlocking.Opened opened)) {
            return shut(answer, request, response, model);
        }
        var form = form(request);
        var fault = reason.length() > 500 ? "理由最多 500 字，现在是 " + reason.length() + " 字" : "";
        if (!confirmed.equals("yes") || form.isEmpty() || !fault.isEmpty()) {
            var organ = organs.existing(opened.tracked().organId());
            var title = (fault.isEmpty() ? "" : "有误：") + "撤回申请";
            model.addAttribute("page", frames.task(request, response, organ, title, "撤回申请"));
            model.addAttribute("tracked", opened.tracked());
            model.addAttribute("organ", organ);
            model.addAttribute("carried", opened.carried());
            model.addAttribute(
                    "form",
                    form.map(id -> new Intake.FormTicket(id, parameter(request, "signature")))
                            .orElseGet(intake::newForm));
            model.addAttribute("reason", reason);
            model.addAttribute("fault", fault);
            return "portal/request/withdraw";
        }
        var state = RequestState.of(opened.tracked().facts());
        if (state.isConcluded()) {
            var message = state instanceof RequestState.Withdrawn ? "本件已经撤回，没有重复办理。" : "机关已经作出决定，不能再撤回。";
            return page.show(opened, Sent.done(message), request, response, model);
        }
        withdrawals.declare(opened.key(), form.orElseThrow(), reason.strip(), addresses.of(request));
        return again(opened, "撤回声明已于" + ChineseDate.of(LocalDate.now(clock)) + "到达，本件不再办理。", request, response, model);
    }

    @PostMapping("/requests/contact")
    @Permit(Permission.PUBLIC)
    String contact(HttpServletRequest request, HttpServletResponse response, Model model) {
        var answer = unlocking.open(request);
        if (!(answer instanceof Unlocking.Opened opened)) {
            return changedBefore(request)
                    .map(then -> page.show(then, Sent.done("联系方式先前已经变更，没有重复办理。"), request, response, model))
                    .orElseGet(() -> shut(answer, request, response, model));
        }
        var form = form(request);
        var before = correspondence.current(opened.key(), opened.tracked().application());
        var code = QueryCode.parse(parameter(request, "code"));
        var contact = new Contact(
                typed(request, "phone", before.phone()),
                typed(request, "email", before.email()),
                typed(request, "address", before.address()),
                typed(request, "postcode", before.postcode()));
        var faults = new LinkedHashMap<String, String>();
        if (!parameter(request, "digits").strip().equals(before.lastFour())) {
            faults.put("digits", "原电话的后四位不对，请核对");
        }
        if (code.isEmpty() || intakeKeyDiffers(opened, code.get(), before.lastFour())) {
            faults.put("code", "请填写本件的查询码");
        }
        faults.putAll(contact.faults(before, LocalDate.now(clock)));
        if (contact.equals(new Contact(before.phone(), before.email(), before.address(), before.postcode()))) {
            faults.put("phone", "请填写要变更的内容，不变的可以空着");
        }
        if (form.isEmpty()) {
            faults.put("phone", STALE);
        }
        if (!faults.isEmpty()) {
            var typed = new LinkedHashMap<String, String>();
            for (var field : List.of("phone", "email", "address", "postcode")) {
                typed.put(field, parameter(request, field));
            }
            return page.show(opened, Sent.faulty(faults, typed, List.of()), request, response, model);
        }
        var digits = contact.over(before).lastFour();
        var then = intake.key(code.orElseThrow(), digits);
        correspondence.changeContact(
                opened.key(),
                then,
                form.orElseThrow(),
                contact,
                before,
                opened.tracked().number(),
                addresses.of(request));
        var carried = opened.carried().containsKey("code")
                ? Map.of("code", code.get().text(), "lastFour", digits)
                : opened.carried();
        return again(
                new Unlocking.Opened(then, opened.tracked(), carried),
                "联系方式已变更，原联系方式会收到告知。以后查询请用电话后四位 " + digits + "。",
                request,
                response,
                model);
    }

    private boolean intakeKeyDiffers(Unlocking.Opened opened, QueryCode code, String digits) {
        return !intake.key(code, digits).equals(opened.key());
    }

    /// The form was sent twice: the digits it carries open nothing any more, those it asked for do.
    private Optional<Unlocking.Opened> changedBefore(HttpServletRequest request) {
        var phone = parameter(request, "phone").replaceAll("\\D", "");
        return form(request)
                .filter(_ -> phone.length() >= 4)
                .flatMap(form -> QueryCode.parse(parameter(request, "code")).flatMap(code -> {
                    var digits = phone.substring(phone.length() - 4);
                    var key = intake.key(code, digits);
                    return correspondence.contactCameWith(key, form)
                            ? intake.track(key)
                                    .map(tracked -> new Unlocking.Opened(
                                            key, tracked, Map.of("code", code.text(), "lastFour", digits)))
                            : Optional.empty();
                }));
    }

    @PostMapping("/requests/rating")
    @Permit(Permission.PUBLIC)
    String rate(
            @RequestParam(defaultValue = "") String stars,
            @RequestParam(defaultValue = "") String opinion,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var answer = unlocking.open(request);
        if (!(answer instanceof Unlocking.Opened opened)) {
            return shut(answer, request, response, model);
        }
        var faults = new LinkedHashMap<String, String>();
        if (!stars.matches("[1-5]")) {
            faults.put("stars", "请选择满意程度");
        }
        if (opinion.length() > Rating.TEXT_MOST) {
            faults.put("opinion", "意见最多 " + Rating.TEXT_MOST + " 字，现在是 " + opinion.length() + " 字");
        }
        if (!faults.isEmpty()) {
            var typed = Map.of("stars", stars, "opinion", opinion);
            return page.show(opened, Sent.faulty(faults, typed, List.of()), request, response, model);
        }
        var done = correspondence.rate(opened.key(), Integer.parseInt(stars), opinion.strip(), addresses.of(request));
        var message = done ? "评价已收到，7 日内可以修改。评价不影响本件的办理和救济。" : "现在不能评价：答复送达以后才能评价，评价 7 日以后不能再改。";
        return page.show(opened, Sent.done(message), request, response, model);
    }

    /// The page after something changed what it shows.
    private String again(
            Unlocking.Opened opened,
            String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var fresh = intake.track(opened.key())
                .map(tracked -> new Unlocking.Opened(opened.key(), tracked, opened.carried()))
                .orElse(opened);
        return page.show(fresh, Sent.done(done), request, response, model);
    }

    private String shut(
            Unlocking.Answer answer, HttpServletRequest request, HttpServletResponse response, Model model) {
        return switch (answer) {
            case Unlocking.Shut shut -> tracking.shut(shut, request, response, model);
            case Unlocking.Opened opened -> page.show(opened, Sent.NOTHING, request, response, model);
        };
    }

    private Optional<UUID> form(HttpServletRequest request) {
        return intake.openForm(parameter(request, "ticket"), parameter(request, "signature"));
    }

    private static String typed(HttpServletRequest request, String field, String unless) {
        var typed = parameter(request, field).strip();
        return typed.isEmpty() ? unless : typed;
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
