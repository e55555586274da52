package org.yangguang;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The browser of a test class and all who sit at it.
final class Chromium implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;
    private final List<Visitor> visitors = new ArrayList<>();

    Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(installed())
                        .setChromiumSandbox(!System.getProperty("user.name").equals("root"))
                        .setArgs(List.of(
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    private static Path installed() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no chromium in /usr/bin: run bin/test"));
    }

    /// Somebody new, with a phone, a desk or a public terminal of their own.
    Visitor visitor(int port, boolean script) {
        var visitor = new Visitor(browser, "http://127.0.0.1:" + port, script);
        visitors.add(visitor);
        return visitor;
    }

    /// Sends everybody home.
    ///
    /// @return errors and breaches of the content security policy on all their pages
    List<String> complaints() {
        var complaints = visitors.stream().flatMap(v -> v.complaints().stream()).toList();
        visitors.forEach(Visitor::close);
        visitors.clear();
        return complaints;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
