package org.yangguang.ui;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.filter.OncePerRequestFilter;

/// Token buckets for what is sent to us, by address and by kind of endpoint (N1). Nothing typed is lost:
/// the answer says to wait a minute and try again from the page before.
final class RateLimit extends OncePerRequestFilter {

    private static final int ADDRESSES_KEPT = 100_000;

    private final ClientAddress addresses;
    private final Limits limits;
    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES_KEPT;
        }
    });

    RateLimit(ClientAddress addresses, Limits limits) {
        this.addresses = addresses;
        this.limits = limits;
    }

    /// @param postsPerMinute forms an address may send (`YANGGUANG_POSTS_PER_MINUTE`)
    /// @param lookupsPerMinute query codes and passwords an address may try
    ///     (`YANGGUANG_LOOKUPS_PER_MINUTE`)
    @ConfigurationProperties("yangguang.limits")
    record Limits(
            @DefaultValue("120") int postsPerMinute,
            @DefaultValue("30") int lookupsPerMinute) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getMethod().equals("POST") && !taken(request)) {
            response.setHeader("Retry-After", "60");
            response.sendError(429);
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean taken(HttpServletRequest request) {
        boolean lookup = triesSecrets(request.getRequestURI());
        int perMinute = lookup ? limits.lookupsPerMinute() : limits.postsPerMinute();
        var key = (lookup ? "lookup " : "post ") + addresses.of(request);
        return buckets.computeIfAbsent(
                        key,
                        k -> Bucket.builder()
                                .addLimit(limit ->
                                        limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                                .build())
                .tryConsume(1);
    }

    /// Whether what is sent there holds a code, digits or a password that somebody may be guessing.
    private static boolean triesSecrets(String path) {
        return path.equals("/login")
                || path.equals("/requests")
                || path.startsWith("/requests/") && !path.startsWith("/requests/new")
                || path.startsWith("/account");
    }
}
