package org.yangguang.office;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// One member of staff at a browser without script, over HTTP.
final class Browser {

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String base;

    private Browser(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /// @param at the path the answer came from, after redirects
    record Page(int status, String at, Document html, HttpResponse<byte[]> answer) {
        String text() {
            return html.text();
        }

        String alert() {
            return html.select("[role=alert]").text();
        }
    }

    static Browser signedIn(int port, String login, String password) {
        var browser = new Browser(port);
        browser.get("/login");
        browser.submit("/login", "/login", Map.of("login", login, "password", password));
        return browser;
    }

    Page get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    /// Sends a form as it stands on a page, with some fields filled in differently.
    ///
    /// @param action of the form
    Page submit(String on, String action, Map<String, String> typed) {
        return submit(get(on), action, typed);
    }

    Page submit(Page page, String action, Map<String, String> typed) {
        var form = page.html().select("form[action^=" + action + "]").stream()
                .filter(f -> f.attr("action").replaceAll("#.*", "").equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no form for " + action + " on " + page.at()));
        var fields = new LinkedHashMap<String, String>();
        form.select("input[name], textarea[name]").stream()
                .filter(field -> !field.attr("type").equals("checkbox") || field.hasAttr("checked"))
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        form.select("select[name]").forEach(select -> {
            var chosen = select.select("option[selected]");
            fields.put(
                    select.attr("name"),
                    chosen.isEmpty() ? select.select("option").attr("value") : chosen.attr("value"));
        });
        fields.putAll(typed);
        return post(action, fields);
    }

    Page post(String path, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        if (!all.containsKey("_csrf")) {
            all.put("_csrf", get("/office/").html().select("input[name=_csrf]").attr("value"));
        }
        var body = new ArrayList<>(all.entrySet())
                .stream()
                        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Sends the form of a page that names several things by one field.
    Page submitAll(Page page, String action, Map<String, String> typed) {
        var form = page.html().select("form[action=" + action + "]").first();
        if (form == null) {
            throw new AssertionError("no form for " + action + " on " + page.at());
        }
        var body = new StringBuilder();
        form.select("input[name]").stream()
                .filter(field -> !typed.containsKey(field.attr("name")))
                .forEach(field -> body.append(encoded(field.attr("name")))
                        .append('=')
                        .append(encoded(field.val()))
                        .append('&'));
        typed.forEach((name, value) ->
                body.append(encoded(name)).append('=').append(encoded(value)).append('&'));
        return send(HttpRequest.newBuilder(URI.create(base + action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /// Uploads a file with the form of a page.
    Page upload(String on, String action, String name, byte[] content) {
        var form = get(on).html().select("form[action=" + action + "]");
        var csrf = form.select("input[name=_csrf]").attr("value");
        var field = form.select("input[type=file]").attr("name");
        var boundary = "----file";
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf + "\r\n--"
                + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return send(HttpRequest.newBuilder(URI.create(base + action))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head),
                        HttpRequest.BodyPublishers.ofByteArray(content),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
    }

    private Page send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            var type = answer.headers().firstValue("Content-Type").orElse("");
            var html = type.startsWith("text/html") ? new String(answer.body(), StandardCharsets.UTF_8) : "";
            return new Page(answer.statusCode(), answer.uri().getPath(), Jsoup.parse(html), answer);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
