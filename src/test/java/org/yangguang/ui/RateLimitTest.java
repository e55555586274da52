package org.yangguang.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RateLimitTest {

    private final RateLimit limit = new RateLimit(new ClientAddress(Set.of("10.0.0.1")), new RateLimit.Limits(5, 2, 3));

    @Test
    @DisplayName("同一地址查询码试得太快，第三次起答 429；读页面不受限")
    void tooManyLookupsFromOneAddressAreAnswered429() throws Exception {
        assertThat(post("/requests", "192.0.2.7", "")).isEqualTo(200);
        assertThat(post("/requests", "192.0.2.7", "")).isEqualTo(200);
        assertThat(post("/requests", "192.0.2.7", "")).isEqualTo(429);
        assertThat(post("/requests", "192.0.2.8", "")).isEqualTo(200);
        assertThat(get("/requests", "192.0.2.7")).isEqualTo(200);
    }

    @Test
    @DisplayName("只有名单内的代理所报的来源地址才算数")
    void onlyListedProxiesAreBelieved() throws Exception {
        assertThat(post("/requests", "10.0.0.1", "192.0.2.1")).isEqualTo(200);
        assertThat(post("/requests", "10.0.0.1", "192.0.2.2")).isEqualTo(200);
        assertThat(post("/requests", "10.0.0.1", "192.0.2.3")).isEqualTo(200);
        assertThat(post("/requests", "192.0.2.9", "192.0.2.1")).isEqualTo(200);
        assertThat(post("/requests", "192.0.2.9", "192.0.2.2")).isEqualTo(200);
        assertThat(post("/requests", "192.0.2.9", "192.0.2.3")).isEqualTo(429);
    }

    @Test
    @DisplayName("数据接口读得太快：答 429，说明几秒后再试；看网页不受限")
    void tooManyCallsOfTheInterfaceAreAnsweredAsAProblem() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(get("/api/v1/items", "192.0.2.20")).isEqualTo(200);
        }
        var request = new MockHttpServletRequest("GET", "/data/annual-reports-2023.zip");
        request.setRemoteAddr("192.0.2.20");
        var response = new MockHttpServletResponse();
        limit.doFilter(request, response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(429);
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(Integer.parseInt(String.valueOf(response.getHeader("Retry-After"))))
                .isBetween(1, 20);
        assertThat(response.getContentAsString()).contains("每个来源地址每分钟最多 3 次", "\"number\":\"");
        assertThat(get("/data", "192.0.2.20")).isEqualTo(200);
        assertThat(get("/api/v1/items", "192.0.2.21")).isEqualTo(200);
    }

    private int post(String path, String address, String forwarded) throws Exception {
        return call("POST", path, address, forwarded);
    }

    private int get(String path, String address) throws Exception {
        return call("GET", path, address, "");
    }

    private int call(String method, String path, String address, String forwarded) throws Exception {
        var request = new MockHttpServletRequest(method, path);
        request.setRemoteAddr(address);
        if (!forwarded.isEmpty()) {
            request.addHeader("X-Forwarded-For", forwarded);
        }
        var response = new MockHttpServletResponse();
        limit.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
