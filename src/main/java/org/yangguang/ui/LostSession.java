package org.yangguang.ui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/// What happens when the session has ended. A page asked for is asked for again after signing in; a
/// form that was being sent travels through the sign-in page, so that nothing typed is lost.
@Component
public class LostSession implements AuthenticationEntryPoint, AccessDeniedHandler {

    /// Request attribute: the [Parked] form.
    public static final String PARKED = "yangguang.parked";

    private static final Set<String> NOT_CARRIED = Set.of("_csrf", "password", "code");

    /// A form waiting for its sender to sign in.
    ///
    /// @param target the path it was sent to
    public record Parked(String target, List<Field> fields) {}

    public record Field(String name, String value) {}

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException fault)
            throws IOException {
        answer(request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException fault)
            throws IOException {
        if (fault instanceof CsrfException
                && WebGuard.officer() == null
                && !request.getRequestURI().equals("/logout")) {
            answer(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("GET")) {
            var back =
                    request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
            response.sendRedirect(UriComponentsBuilder.fromPath("/login")
                    .queryParam("to", "{to}")
                    .build(back)
                    .toString());
            return;
        }
        var fields = new ArrayList<Field>();
        request.getParameterMap().forEach((name, values) -> {
            if (!NOT_CARRIED.contains(name)) {
                for (var value : values) {
                    fields.add(new Field(name, value));
                }
            }
        });
        request.setAttribute(PARKED, new Parked(request.getRequestURI(), List.copyOf(fields)));
        try {
            request.getRequestDispatcher("/login/parked").forward(request, response);
        } catch (jakarta.servlet.ServletException e) {
            throw new IOException(e);
        }
    }
}
