package org.yangguang.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.database.Settings;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;

/// Who may call what, in which database role, with which headers (security A1, W1–W8).
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties({ClientAddress.class, RateLimit.Limits.class})
class WebGuard implements WebMvcConfigurer {

    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none';"
            + " object-src 'none'";

    /// Staff pages: a session, a CSRF token, never stored by a browser.
    @Bean
    @Order(1)
    SecurityFilterChain office(HttpSecurity http, LostSession lostSession, OfficeScope officeScope) throws Exception {
        http.securityMatcher("/office", "/office/**", "/login", "/logout", "/setup", "/activate/**")
                .authorizeHttpRequests(rules -> rules.requestMatchers("/login", "/setup", "/activate/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterAfter(officeScope, AuthorizationFilter.class)
                .exceptionHandling(
                        faults -> faults.authenticationEntryPoint(lostSession).accessDeniedHandler(lostSession))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.logoutSuccessUrl("/login?bye"))
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)));
        commonHeaders(http);
        return http.build();
    }

    /// Public pages: no session, no cookie.
    @Bean
    @Order(2)
    SecurityFilterChain portal(HttpSecurity http) throws Exception {
        http.securityMatcher("/**")
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)));
        commonHeaders(http);
        return http.build();
    }

    private static void commonHeaders(HttpSecurity http) throws Exception {
        http.addFilterBefore(new SameOrigin(), org.springframework.security.web.header.HeaderWriterFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CSP))
                        .httpStrictTransportSecurity(hsts -> hsts.maxAgeInSeconds(31_536_000))
                        .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Opener-Policy", "same-origin"))
                        .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Resource-Policy", "same-origin"))
                        .addHeaderWriter(new StaticHeadersWriter(
                                "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")));
    }

    /// Before everything else: a refused request costs nothing more.
    @Bean
    FilterRegistrationBean<RateLimit> rateLimit(ClientAddress addresses, RateLimit.Limits limits) {
        var registration = new FilterRegistrationBean<>(new RateLimit(addresses, limits));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    CookieSerializer cookieSerializer(Settings settings) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(settings.secure() ? "__Host-yangguang" : "yangguang");
        cookie.setUseSecureCookie(settings.secure());
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }

    @Bean
    OfficeScope officeScope() {
        return new OfficeScope();
    }

    /// The scope filter belongs to the staff chain only.
    @Bean
    FilterRegistrationBean<OfficeScope> officeScopeOnlyInItsChain(OfficeScope filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PermitGuard());
    }

    /// The signed-in officer, or null.
    static @Nullable Officer officer() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Officer officer ? officer : null;
    }

    /// Runs a staff request in the office role with the officer's organs in scope.
    static final class OfficeScope extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var officer = officer();
            if (officer == null) {
                chain.doFilter(request, response);
                return;
            }
            var failure = new Exception[1];
            new Scope(DatabaseRole.OFFICE, officer.scope(), officer.duties().contains(Duty.AUDIT_ADMIN)).run(() -> {
                try {
                    chain.doFilter(request, response);
                } catch (IOException | ServletException e) {
                    failure[0] = e;
                }
            });
            if (failure[0] instanceof IOException e) {
                throw e;
            }
            if (failure[0] instanceof ServletException e) {
                throw e;
            }
        }
    }

    /// A handler without a permission answers nobody; the rest answer those who hold it.
    static final class PermitGuard implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                throws IOException {
            if (!(handler instanceof HandlerMethod method)
                    || method.getBeanType().getName().startsWith("org.springframework.")) {
                return true;
            }
            var permit = method.getMethodAnnotation(Permit.class);
            if (permit == null) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return false;
            }
            if (permit.value() == Permission.PUBLIC) {
                return true;
            }
            var officer = officer();
            if (officer == null || !officer.may(permit.value())) {
                request.setAttribute(Permission.class.getName(), permit.value());
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
                return false;
            }
            return true;
        }
    }

    /// Refuses changes that another site's page sends (W5); programs that send neither header are let
    /// through to the CSRF token or the form's own signature.
    static final class SameOrigin extends OncePerRequestFilter {
        private static final Set<String> SAFE =
                Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name());

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (!SAFE.contains(request.getMethod()) && fromElsewhere(request)) {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
                return;
            }
            chain.doFilter(request, response);
        }

        private static boolean fromElsewhere(HttpServletRequest request) {
            var site = request.getHeader("Sec-Fetch-Site");
            if (site != null) {
                return !site.equals("same-origin") && !site.equals("none");
            }
            var origin = request.getHeader("Origin");
            if (origin == null) {
                return false;
            }
            try {
                return !String.valueOf(URI.create(origin).getAuthority()).equals(request.getHeader("Host"));
            } catch (IllegalArgumentException e) {
                return true;
            }
        }
    }
}
