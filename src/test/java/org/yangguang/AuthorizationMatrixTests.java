package org.yangguang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.identity.Duty;
import org.yangguang.identity.Officer;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.Channel;
import org.yangguang.request.Desk;
import org.yangguang.request.submission.Application;

/// Every endpoint of the running application, called as every role, on objects of the own organ and of
/// another (security A1, A2). An endpoint without a row in `approved/endpoints.txt` fails.
@WithDatabase
class AuthorizationMatrixTests {

    private static final Path APPROVED = Path.of("src/test/resources/approved/endpoints.txt");

    private static final Pattern WORDS = Pattern.compile("\\{\\w+:([^{}]*)}");

    @Autowired
    private MockMvc mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private Organs organs;

    @Autowired
    private Desk desk;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transactions;

    private Organ own = placeholder();
    private Organ other = placeholder();
    private UUID ownCase = new UUID(0, 0);
    private UUID otherCase = new UUID(0, 0);

    record Endpoint(HttpMethod method, String pattern, Permission permission) implements Comparable<Endpoint> {
        @Override
        public int compareTo(Endpoint that) {
            return toString().compareTo(that.toString());
        }

        @Override
        public String toString() {
            return "%-6s %-60s %s".formatted(method, pattern, permission);
        }
    }

    @BeforeEach
    void twoOrgansWithARequestEach() {
        own = organ("110101-71", "甲区甲局", "甲局");
        other = organ("110101-72", "甲区乙局", "乙局");
        ownCase = request(own);
        otherCase = request(other);
    }

    @Test
    @DisplayName("每个端点都标明权限，并列在清单中")
    void everyEndpointHasItsRow() throws IOException {
        var text =
                String.join("\n", endpoints().stream().map(Endpoint::toString).toList()) + "\n";
        if ("true".equals(System.getenv("APPROVE"))) {
            Files.writeString(APPROVED, text);
        }
        assertThat(Files.readString(APPROVED, StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    @DisplayName("没有该职责的人一律被拒绝；没有登录的人到不了工作台")
    void nobodyGetsInWithoutTheDuty() throws Exception {
        var wrong = new ArrayList<String>();
        for (var endpoint : calls()) {
            if (endpoint.permission() == Permission.PUBLIC) {
                continue;
            }
            int anonymous = status(endpoint, path(endpoint, own, ownCase), null);
            if (anonymous != 302 && anonymous != 401 && anonymous != 403) {
                wrong.add("not signed in: " + endpoint + " -> " + anonymous);
            }
            for (var duty : Duty.values()) {
                if (!endpoint.permission().duties().contains(duty)) {
                    int status = status(endpoint, path(endpoint, own, ownCase), officer(own, duty));
                    if (status != 403) {
                        wrong.add(duty + ": " + endpoint + " -> " + status);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("有该职责的人在本机关办得到，且不出内部错误")
    void thoseWithTheDutyGetIn() throws Exception {
        var wrong = new ArrayList<String>();
        for (var endpoint : calls()) {
            for (var duty : endpoint.permission().duties()) {
                int status = status(endpoint, path(endpoint, own, ownCase), officer(own, duty));
                if (status == 401 || status == 403 || status >= 500) {
                    wrong.add(duty + ": " + endpoint + " -> " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("别的机关的申请一律答 404，且不被改动")
    void objectsOfAnotherOrganDoNotExist() throws Exception {
        var wrong = new ArrayList<String>();
        long before = eventsOf(otherCase);
        for (var endpoint : calls()) {
            if (!endpoint.pattern().startsWith("/office/requests/{id}")) {
                continue;
            }
            for (var duty : endpoint.permission().duties()) {
                int status = status(endpoint, path(endpoint, other, otherCase), officer(own, duty));
                if (status != 404) {
                    wrong.add(duty + ": " + endpoint + " -> " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(eventsOf(otherCase)).isEqualTo(before);
    }

    @Test
    @DisplayName("没有标明权限的处理方法不答复任何人")
    void everyHandlerOfOursNamesAPermission() {
        var without = new ArrayList<String>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            if (method.getBeanType().getName().startsWith("org.yangguang.")
                    && method.getMethodAnnotation(Permit.class) == null) {
                without.add(method.toString());
            }
        });
        assertThat(without).isEmpty();
    }

    private List<Endpoint> endpoints() {
        var found = new TreeSet<Endpoint>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            var permit = Optional.ofNullable(method.getMethodAnnotation(Permit.class));
            if (!method.getBeanType().getName().startsWith("org.yangguang.") || permit.isEmpty()) {
                return;
            }
            var methods = info.getMethodsCondition().getMethods();
            for (var pattern : info.getPatternValues()) {
                if (methods.isEmpty()) {
                    found.add(new Endpoint(HttpMethod.GET, pattern, permit.get().value()));
                }
                methods.forEach(m -> found.add(
                        new Endpoint(m.asHttpMethod(), pattern, permit.get().value())));
            }
        });
        return List.copyOf(found);
    }

    /// What can be called: an endpoint that serves several words in one place, once for each word.
    private List<Endpoint> calls() {
        return endpoints().stream()
                .flatMap(endpoint -> {
                    var words = WORDS.matcher(endpoint.pattern());
                    return words.find()
                            ? Arrays.stream(words.group(1).split("\\|"))
                                    .map(word -> new Endpoint(
                                            endpoint.method(), words.replaceFirst(word), endpoint.permission()))
                            : Stream.of(endpoint);
                })
                .toList();
    }

    private static String path(Endpoint endpoint, Organ organ, UUID request) {
        return endpoint.pattern()
                .replace("{year:[0-9]{4}}", "2025")
                .replace("/office/requests/{id}", "/office/requests/" + request)
                .replace("{id}", UUID.randomUUID().toString())
                .replace("{code}", organ.code())
                .replace("{org}", organ.code())
                .replace("{revision}", "999999")
                .replace("{row}", "granted")
                .replace("{column}", "natural")
                .replace("{token}", "none")
                .replace("{format}", "html")
                .replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString());
    }

    private int status(Endpoint endpoint, String path, @Nullable Officer officer) throws Exception {
        var call = MockMvcRequestBuilders.request(endpoint.method(), path).with(csrf());
        if (officer != null) {
            call.with(authentication(UsernamePasswordAuthenticationToken.authenticated(officer, null, List.of())));
        }
        var response = mvc.perform(call).andReturn().getResponse();
        // A form whose sender is not signed in is carried to the sign-in page, which answers 401.
        return "/login/parked".equals(response.getForwardedUrl()) ? 401 : response.getStatus();
    }

    private static Officer officer(Organ organ, Duty duty) {
        return new Officer(
                UUID.randomUUID(),
                "test",
                "测试",
                organ.id(),
                organ.code(),
                organ.name(),
                EnumSet.of(duty),
                Set.of(organ.id()));
    }

    private Organ organ(String code, String name, String shortName) {
        return organs.byCode(code).orElseGet(() -> {
            Scope.of(DatabaseRole.OFFICE, Set.of())
                    .run(() -> organs.register(
                            Actor.SYSTEM,
                            new Organs.Registration(
                                    code,
                                    Optional.empty(),
                                    OrganKind.DEPARTMENT,
                                    OrganLevel.COUNTY,
                                    name,
                                    shortName,
                                    Optional.empty(),
                                    LocalDate.of(2020, 1, 1),
                                    Optional.empty())));
            return organs.byCode(code).orElseThrow();
        });
    }

    private UUID request(Organ organ) {
        var hand = new Desk.Hand(UUID.randomUUID(), Actor.SYSTEM);
        var today = LocalDate.now(clock);
        var application = new Application(
                ApplicantKind.NATURAL_PERSON,
                "测试人",
                Application.IdentityKind.PASSPORT,
                "E12345678",
                "",
                "13900000000",
                "",
                "",
                "",
                "矩阵测试所需信息",
                "",
                Application.DeliveryForm.ELECTRONIC,
                Application.DeliveryChannel.PLATFORM,
                true);
        return Scope.of(DatabaseRole.OFFICE, Set.of(organ.id())).call(() -> switch (desk.enter(
                hand, organ.id(), UUID.randomUUID(), Channel.IN_PERSON, application, today)) {
            case Desk.Entered(var id, var _, var _, var _) -> id;
            case Desk.NotEntered(var message) -> throw new IllegalStateException(message);
        });
    }

    private long eventsOf(UUID request) {
        return Scope.of(DatabaseRole.OFFICE, Set.of(other.id()))
                .call(() -> transactions.execute(status -> sql.sql("select version from request_case where id = :id")
                        .param("id", request)
                        .query(Long.class)
                        .single()));
    }

    private static Organ placeholder() {
        return new Organ(
                0,
                "000000",
                null,
                OrganKind.DEPARTMENT,
                OrganLevel.COUNTY,
                "",
                "",
                null,
                LocalDate.EPOCH,
                null,
                null,
                0);
    }
}
