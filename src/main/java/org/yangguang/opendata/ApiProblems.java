package org.yangguang.opendata;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// What goes wrong with a call, as `application/problem+json` (RFC 9457) in Chinese, with a number that the
/// help desk finds in the log.
@RestControllerAdvice(assignableTypes = {ApiController.class, YearFileController.class})
class ApiProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    @ExceptionHandler(Refused.class)
    ResponseEntity<byte[]> refused(Refused refused, HttpServletRequest request) {
        var number = number();
        LOG.info("refused number={} status={} path={}", number, refused.status(), request.getRequestURI());
        return problem(refused.status(), refused.title(), String.valueOf(refused.getMessage()), number);
    }

    @ExceptionHandler(RuntimeException.class)
    ResponseEntity<byte[]> fault(RuntimeException fault, HttpServletRequest request) {
        var number = number();
        LOG.error("incident={} path={}", number, request.getRequestURI(), fault);
        return problem(500, "系统出了问题", "没有办成，已记录。请稍后再试；仍不行的，把编号告诉技术支持。", number);
    }

    private static String number() {
        return "%08d".formatted(RANDOM.nextInt(100_000_000));
    }

    private static ResponseEntity<byte[]> problem(int status, String title, String detail, String number) {
        var body = Json.object();
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.put("number", number);
        var answer = ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return (status == 503 ? answer.header(HttpHeaders.RETRY_AFTER, "30") : answer).body(Json.bytes(body));
    }
}
