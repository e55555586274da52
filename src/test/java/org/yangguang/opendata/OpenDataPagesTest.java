package org.yangguang.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.yangguang.WithDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What programs and readers get over HTTP, on the demo region.
@WithDatabase
@TestPropertySource(properties = "yangguang.demo=true")
class OpenDataPagesTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient sql;

    @Test
    @DisplayName("接口描述中的每个地址都答，回答正是所描述的字段")
    void everyPathAnswersAsDescribed() {
        var document = json("/api/v1/openapi.json");
        assertThat(document.path("openapi").stringValue("")).isEqualTo("3.1.0");
        var operations = ApiDescription.operations();
        assertThat(operations).hasSize(6);
        for (var operation : operations) {
            var example = operation.example().replace("{year}", "2023").replace("{org}", "330114");
            var response = get(example);
            assertThat(response.statusCode()).as(example).isEqualTo(200);
            assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(response.headers().firstValue("Cache-Control")).contains("public, max-age=300");
            assertThat(response.headers().firstValue("ETag")).isPresent();
            var path = document.path("paths").path(operation.path()).path("get");
            assertThat(faults(document, path.at("/responses/200/content/application~1json/schema"), text(response)))
                    .as(example)
                    .isEmpty();
            for (var parameter : operation.parameters()) {
                assertThat(parameter.description())
                        .as(operation.path() + " " + parameter.name())
                        .isNotBlank();
            }
        }
    }

    private static List<String> faults(JsonNode document, JsonNode schema, String body) {
        var whole = (ObjectNode) schema.deepCopy();
        whole.set("components", document.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString(), InputFormat.JSON)
                .validate(body, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'/api/v1/figures?year=2023', 400, 至少写明 item 或者 org",
        "'/api/v1/figures?item=nothing', 400, 参数 item 应是数据项代码",
        "'/api/v1/annual-reports?year=20x3', 400, 参数 year 应是四位年份",
        "'/api/v1/annual-reports?yaer=2023', 400, 没有名为“yaer”的参数",
        "'/api/v1/annual-reports?size=501', 400, 1 至 500",
        "'/api/v1/annual-reports?org=999999', 404, 没有代码为“999999”的机关",
        "'/api/v1/annual-reports/330114/1999', 404, 没有公布 1999 年度的报告",
        "'/api/v1/nothing', 404, 没有这个接口",
        "'/data/annual-reports-1999.zip', 404, 没有 1999 年度的报告"
    })
    @DisplayName("问得不对：说明错在哪里、怎么办，附编号")
    void whatIsWrongIsSaid(String path, int status, String words) {
        var response = get(path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        var document = ApiDescription.document();
        assertThat(faults(document, document.at("/components/schemas/Problem"), text(response)))
                .isEmpty();
        assertThat(Json.read(text(response)).path("detail").stringValue("")).contains(words);
    }

    @Test
    @DisplayName("只读：POST 答 405；别的网站的页面可以读")
    void readsOnlyAndFromEverywhere() {
        var post = send(HttpRequest.newBuilder(uri("/api/v1/items")).POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(text(post)).contains("只接受 GET");
        var other = send(HttpRequest.newBuilder(uri("/api/v1/items")).header("Origin", "https://example.org"));
        assertThat(other.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
        var again = send(HttpRequest.newBuilder(uri("/api/v1/items"))
                .header("If-None-Match", other.headers().firstValue("ETag").orElseThrow()));
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    @DisplayName("数字与另写的 SQL 从报告原文数出的一致；空白与缺失为 null")
    void figuresAreThoseOfTheReports() {
        var counted = sql.sql("""
                select (content -> 'cells' -> 'table3.granted.total' ->> 'value') from pub_report_current r
                join pub_organ o on o.id = r.organ_id where o.code = '330114' and year = 2023
                """).query(String.class).single();
        var figures =
                json("/api/v1/figures?org=330114&item=table3.granted.total").path("items");
        assertThat(figures).hasSize(1);
        assertThat(figures.path(0).path("value").decimalValue().toPlainString())
                .isEqualTo(counted)
                .isEqualTo("449");
        var gaps = json("/api/v1/figures?org=410304-01&size=500").path("items");
        assertThat(gaps)
                .anyMatch(figure -> figure.path("value").isNull()
                        && !figure.path("state").stringValue("").equals("value"));
        assertThat(gaps)
                .noneMatch(figure -> figure.path("value").isNull()
                        == figure.path("state").stringValue("").equals("value"));
    }

    @Test
    @DisplayName("翻页不漏不重，到最后一页为止")
    void pagesAreWhole() {
        var seen = new java.util.ArrayList<String>();
        String next = "/api/v1/organs?size=5";
        while (next != null) {
            var page = json(next);
            page.path("items").forEach(organ -> seen.add(organ.path("code").stringValue("")));
            next = page.path("next").stringValue(null);
        }
        assertThat(seen).hasSize(19).doesNotHaveDuplicates().isSorted();
    }

    @Test
    @DisplayName("年度文件：各部分的校验值相符，整个文件与公布的校验值相符，同样的内容字节相同")
    void theFileOfAYear() throws Exception {
        var response = get("/data/annual-reports-2022.zip");
        assertThat(response.statusCode()).isEqualTo(200);
        var published = text(get("/data/annual-reports-2022.zip.sha256"));
        assertThat(published).isEqualTo(sha256(response.body()) + "  annual-reports-2022.zip\n");
        var parts = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(response.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(parts.keySet())
                .containsExactlyInAnyOrder(
                        "说明.txt", "figures.csv", "items.csv", "findings.csv", "reports.jsonl", "SHA256SUMS");
        var sums = new String(parts.get("SHA256SUMS"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(sums)
                .hasSize(5)
                .allSatisfy(line -> assertThat(sha256(Objects.requireNonNull(parts.get(line.substring(66)))))
                        .isEqualTo(line.substring(0, 64)));
        assertThat(new String(Objects.requireNonNull(parts.get("reports.jsonl")), StandardCharsets.UTF_8).lines())
                .hasSize(3);
        var figures = new String(Objects.requireNonNull(parts.get("figures.csv")), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(figures).hasSize(4);
        assertThat(figures.getFirst()).startsWith("\ufefforgan,organ_name").contains("table3.granted.total");
        assertThat(figures).anyMatch(line -> line.startsWith("410304-01,") && line.contains("absent"));
        var tag = response.headers().firstValue("ETag").orElseThrow();
        assertThat(send(HttpRequest.newBuilder(uri("/data/annual-reports-2022.zip"))
                                .header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    @DisplayName("数据目录：每个年度一个数据集，列出的文件都下载得到")
    void theCatalogueListsWhatIsThere() {
        var response = get("/data/catalog.jsonld");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/ld+json");
        var catalogue = Json.read(text(response));
        assertThat(catalogue.path("@type").stringValue("")).isEqualTo("dcat:Catalog");
        assertThat(catalogue.path("dcat:dataset")).hasSize(4);
        for (var dataset : catalogue.path("dcat:dataset")) {
            assertThat(dataset.path("dct:title").path("@value").stringValue("")).contains("年度");
            for (var distribution : dataset.path("dcat:distribution")) {
                var address = distribution.path("dcat:downloadURL").path("@id").stringValue("");
                assertThat(address).startsWith("http://127.0.0.1:" + port);
                assertThat(get(URI.create(address).getPath()).statusCode()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "csv, text/csv;charset=UTF-8",
        "json, application/json",
        "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    })
    @DisplayName("下载的表就是页面上的表")
    void theFilesHoldWhatThePageShows(String format, String type) throws IOException {
        var query = "year=2022&item=table3.new_received.total&org=330000";
        var response = get("/data/table." + format + "?" + query);
        assertThat(response.headers().firstValue("Content-Type")).contains(type);
        var shown = Objects.requireNonNull(Jsoup.parse(text(get("/data?" + query)))
                        .select(".ledger.cards")
                        .first())
                .select("tbody tr")
                .stream()
                .map(row -> row.child(0).text() + " " + row.child(3).text())
                .toList();
        var held = switch (format) {
            case "csv" ->
                text(response)
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .map(f -> f[0] + " " + f[3])
                        .toList();
            case "json" ->
                Json.read(text(response))
                        .path("rows")
                        .valueStream()
                        .map(row -> row.path("code").stringValue("") + " "
                                + (row.path("value").isNull()
                                        ? ""
                                        : row.path("value").decimalValue().toPlainString()))
                        .toList();
            default -> sheet(response.body());
        };
        assertThat(held).isEqualTo(shown).hasSize(9);
    }

    private static List<String> sheet(byte[] bytes) throws IOException {
        try (var workbook = new org.apache.poi.xssf.usermodel.XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            var rows = new java.util.ArrayList<String>();
            for (var row : workbook.getSheetAt(0)) {
                var value = row.getCell(3);
                if (row.getRowNum() > 0) {
                    rows.add(row.getCell(0).getStringCellValue() + " "
                            + (value == null ? "" : String.valueOf((long) value.getNumericCellValue())));
                }
            }
            return rows;
        }
    }

    @Test
    @DisplayName("地址写错的：页面说明并改用能看的；下载不猜，答 400")
    void whatCannotBeUnderstoodIsSaid() {
        var page = Jsoup.parse(text(get("/data?year=1999&item=nothing&org=999999")));
        assertThat(page.select(".notice--warn").text()).contains("没有“1999”年度的报告", "item=nothing 不能识别", "org=999999");
        var file = get("/data/table.csv?item=nothing");
        assertThat(file.statusCode()).isEqualTo(400);
        assertThat(text(file)).contains("item=nothing 不能识别");
        assertThat(text(get("/data?year=%3Cscript%3E&sort=%22%3E%3Cb%3E"))).doesNotContain("<script>\"", "\"><b>");
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private JsonNode json(String path) {
        return Json.read(text(get(path)));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<byte[]> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
