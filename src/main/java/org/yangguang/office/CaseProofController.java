package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.Proofs;
import org.yangguang.request.submission.Intake;
import org.yangguang.request.submission.UploadedFile;

/// 收到日期的凭据 of a case: added at any time, never taken away.
@Controller
class CaseProofController {

    private static final int WORDS_MOST = 2000;

    private final CasePages cases;
    private final OfficeFrame frame;
    private final Proofs proofs;
    private final Intake intake;

    CaseProofController(CasePages cases, OfficeFrame frame, Proofs proofs, Intake intake) {
        this.cases = cases;
        this.frame = frame;
        this.proofs = proofs;
        this.intake = intake;
    }

    @PostMapping("/office/requests/{id}/proofs")
    @Permit(Permission.REQUEST_INTAKE)
    String add(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable MultipartFile proof,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        var file = cases.find(id);
        var typed = Typed.of(request);
        var kind = Arrays.stream(Proofs.Kind.values())
                .filter(k -> k.name().equals(typed.get("proofKind")))
                .findFirst();
        var on = typed.day("proofOn");
        var words = typed.get("proofWords");
        boolean given = proof != null && !proof.isEmpty();
        var fault = kind.isEmpty()
                ? "请选择凭据的种类。"
                : on.isEmpty() || on.get().isAfter(frame.today())
                        ? "请填写凭据所证明的日期，不能晚于今天。"
                        : words.length() > WORDS_MOST
                                ? "文字最多 " + WORDS_MOST + " 字，现在是 " + words.length() + " 字。"
                                : !given && words.isBlank() ? "请上传凭据文件，或者填写电话记录、邮件头等文字。" : "";
        UUID kept = null;
        if (fault.isEmpty() && proof != null && given) {
            switch (UploadedFile.check(String.valueOf(proof.getOriginalFilename()), proof.getBytes())) {
                case UploadedFile.Refused(var message) -> fault = message + "。";
                case UploadedFile.Accepted(var accepted) ->
                    kept = intake.keep(frame.organ(), accepted).id();
            }
        }
        if (!fault.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return cases.show(file, fault, typed, request, model);
        }
        proofs.keep(
                cases.hand(Permission.REQUEST_INTAKE, request),
                file.organId(),
                file.id(),
                new Proofs.Kept(kind.orElseThrow(), on.orElseThrow(), kept, words));
        redirect.addFlashAttribute("done", "凭据已保存。");
        return "redirect:/office/requests/" + file.id();
    }

    @GetMapping("/office/requests/{id}/proofs/{proof}")
    @Permit(Permission.REQUEST_READ)
    ResponseEntity<byte[]> download(@PathVariable String id, @PathVariable UUID proof, HttpServletRequest request) {
        var file = cases.find(id);
        var found = proofs.open(frame.acting(Permission.REQUEST_READ, request), file.id(), proof)
                .orElseThrow(CasePages::notFound);
        return Download.of(found.name(), found.mediaType(), found.content());
    }
}
