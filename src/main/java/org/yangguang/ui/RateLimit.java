package org.yangguang.ui;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.filter.OncePerRequestFilter;

/// Token buckets for what is sent to us, by address and by kind of endpoint (N1). Nothing typed is lost:
/// the answer says to wait a minute and try again from the page before.
final class RateLimit extends OncePerRequestFilter {

    private static final SecureRandom RANDOM = new SecureRandom();
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
    /// @param readsPerMinute calls of the data interface and downloads of data (`YANGGUANG_API_PER_MINUTE`)
    @ConfigurationProperties("yangguang.limits")
    record Limits(
            @DefaultValue("120") int postsPerMinute,
            @DefaultValue("30") int lookupsPerMinute,
            @DefaultValue("60") int readsPerMinute) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var kind = kind(request);
        if (kind != null) {
            var probe = bucket(kind, addresses.of(request)).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                refuse(response, kind, probe.getNanosToWaitForRefill());
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /// What is counted together.
    private enum Kind {
        POST,
        LOOKUP,
        READ
    }

    /// Pages for reading are not counted; null for them.
    private static @Nullable Kind kind(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (path.startsWith("/api/") || path.startsWith("/data/annual-reports-") || path.startsWith("/data/table.")) {
            return Kind.READ;
        }
        if (!request.getMethod().equals("POST")) {
            return null;
        }
        return triesSecrets(path) ? Kind.LOOKUP : Kind.POST;
    }

    private Bucket bucket(Kind kind, String address) {
        int perMinute = switch (kind) {
            case POST -> limits.postsPerMinute();
            case LOOKUP -> limits.lookupsPerMinute();
            case READ -> limits.readsPerMinute();
        };
        return buckets.computeIfAbsent(
                kind + " " + address,
                k -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build());
    }

    private void refuse(HttpServletResponse response, Kind kind, long nanos) throws IOException {
        if (kind != Kind.READ) {
            response.setHeader("Retry-After", "60");
            response.sendError(429);
            return;
        }
        long seconds = Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds());
        response.setStatus(429);
        response.setHeader("Retry-After", String.valueOf(seconds));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setContentType("application/problem+json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write("""
                        {"type":"about:blank","title":"请求太频繁","status":429,\
                        "detail":"每个来源地址每分钟最多 %d 次，请 %d 秒后再试；需要大量数据的，请下载年度文件（/data）。",\
                        "number":"%08d"}""".formatted(limits.readsPerMinute(), seconds, RANDOM.nextInt(100_000_000)));
    }

    /// Whether what is sent there holds a code, digits or a password that somebody may be guessing.
    private static boolean triesSecrets(String path) {
        return path.equals("/login")
                || path.equals("/requests")
                || path.startsWith("/requests/") && !path.startsWith("/requests/new")
                || path.startsWith("/account");
    }
}
