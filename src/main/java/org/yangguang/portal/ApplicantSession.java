package org.yangguang.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yangguang.database.Settings;
import org.yangguang.request.applicant.ApplicantAccounts;
import org.yangguang.request.applicant.Correspondence;
import org.yangguang.request.submission.RequestKey;

/// The cookie of a signed-in applicant: set by signing in, gone by signing out, on no other page. It has
/// nothing to do with the session of an officer.
@Component
class ApplicantSession {

    private final ApplicantAccounts accounts;
    private final Correspondence correspondence;
    private final Settings settings;

    ApplicantSession(ApplicantAccounts accounts, Correspondence correspondence, Settings settings) {
        this.accounts = accounts;
        this.correspondence = correspondence;
        this.settings = settings;
    }

    /// @param formToken goes into the forms and must come back (W5)
    record SignedIn(String token, ApplicantAccounts.Account account, String formToken) {

        /// Whether the request was sent by one of our forms.
        boolean sent(HttpServletRequest request) {
            return formToken.equals(request.getParameter("proof"));
        }
    }

    Optional<SignedIn> of(HttpServletRequest request) {
        return cookies(request)
                .filter(cookie -> cookie.getName().equals(name()))
                .map(Cookie::getValue)
                .filter(value -> value.matches("[0-9a-f]{64}"))
                .findFirst()
                .flatMap(token ->
                        accounts.of(token).map(account -> new SignedIn(token, account, accounts.formToken(token))));
    }

    Optional<RequestKey> key(SignedIn session, UUID request) {
        return accounts.key(session.account(), request);
    }

    /// Puts a request that somebody signed in has just filed on their list.
    void keepFiled(HttpServletRequest request, RequestKey key) {
        of(request)
                .ifPresent(session -> correspondence.own(key).ifPresent(own -> accounts.add(session.account(), own)));
    }

    void begin(String token, HttpServletResponse response) {
        response.addCookie(cookie(token));
    }

    void end(HttpServletResponse response) {
        var cookie = cookie("");
        cookie.setMaxAge(0);
        response.addCookie(cookie);
    }

    private Cookie cookie(String value) {
        var cookie = new Cookie(name(), value);
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.secure());
        cookie.setPath("/");
        cookie.setAttribute("SameSite", "Strict");
        return cookie;
    }

    private String name() {
        return settings.secure() ? "__Host-yangguang-applicant" : "yangguang-applicant";
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        return Arrays.stream(Objects.requireNonNullElse(request.getCookies(), new Cookie[0]));
    }
}
