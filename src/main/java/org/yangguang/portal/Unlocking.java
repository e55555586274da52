package org.yangguang.portal;

import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yangguang.request.submission.Intake;
import org.yangguang.request.submission.QueryCode;
import org.yangguang.request.submission.RequestKey;

/// Opens a request for whoever shows its code with the digits, or is signed in with it on the list. A wrong
/// code and wrong digits get the same answer, after the same question to the database; too many wrong
/// digits for one code are refused whether or not there is such a code (I6, N1).
@Component
class Unlocking {

    static final String NOT_FOUND = "没有查到。请核对查询码和电话后四位；仍查不到的，可拨打受理机关电话核实";
    static final String TOO_MANY = "这个查询码输错的次数太多，请 15 分钟以后再试";

    private static final int WRONG_MOST = 10;
    private static final int CODES_KEPT = 100_000;

    private final Intake intake;
    private final ApplicantSession sessions;
    private final Map<String, Bucket> wrong = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > CODES_KEPT;
        }
    });

    Unlocking(Intake intake, ApplicantSession sessions) {
        this.intake = intake;
        this.sessions = sessions;
    }

    sealed interface Answer {}

    /// @param carried what the forms of the page send along, so that nothing has to be typed again
    record Opened(RequestKey key, Intake.Tracked tracked, Map<String, String> carried) implements Answer {}

    /// @param status of the answer
    record Shut(int status, String message) implements Answer {}

    Answer open(HttpServletRequest request) {
        var listed = parameter(request, "request");
        return listed.isEmpty()
                ? open(parameter(request, "code"), parameter(request, "lastFour"))
                : open(request, listed);
    }

    Answer open(String code, String digits) {
        var known = QueryCode.parse(code);
        if (known.isEmpty()) {
            return new Shut(422, "查询码应为 16 位字母、数字，请核对提交回执");
        }
        if (!digits.strip().matches("\\d{4}")) {
            return new Shut(422, "请填写申请时所留电话的后四位数字");
        }
        var left = left(known.get());
        if (left.getAvailableTokens() < 1) {
            return new Shut(429, TOO_MANY);
        }
        var key = intake.key(known.get(), digits.strip());
        return intake.track(key)
                .<Answer>map(tracked ->
                        new Opened(key, tracked, Map.of("code", known.get().text(), "lastFour", digits.strip())))
                .orElseGet(() -> {
                    left.tryConsume(1);
                    return new Shut(422, NOT_FOUND);
                });
    }

    private Answer open(HttpServletRequest request, String id) {
        var signedIn = sessions.of(request).filter(session -> session.sent(request));
        return uuid(id).flatMap(uuid -> signedIn.flatMap(session -> sessions.key(session, uuid)
                        .flatMap(key -> intake.track(key)
                                .<Answer>map(tracked -> new Opened(
                                        key, tracked, Map.of("request", id, "proof", session.formToken()))))))
                .orElseGet(() -> new Shut(422, "请重新登录账户，或者用查询码和电话后四位查询"));
    }

    private Bucket left(QueryCode code) {
        return wrong.computeIfAbsent(
                code.text(),
                c -> Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(WRONG_MOST).refillIntervally(WRONG_MOST, Duration.ofMinutes(15)))
                        .build());
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
