package org.yangguang;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// One person at the browser: pages and cookies of their own, and all the browser complains about.
final class Visitor implements AutoCloseable {

    private static final int WIDE = 1440;
    private static final int PHONE = 375;
    private static final int NARROWEST = 320;
    private static final int MOST_TABS = 80;
    private static final Set<String> GRAVE = Set.of("serious", "critical");
    /// The browser reports our own answers to a faulty form and to an ended session as failed loads.
    private static final Pattern EXPECTED = Pattern.compile("Failed to load resource: .* status of (401|422) .*");

    private final BrowserContext context;
    private final String site;
    private final List<String> complaints = new ArrayList<>();
    private Page page;

    Visitor(Browser browser, String site, boolean script) {
        this.site = site;
        context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(WIDE, 1000)
                .setJavaScriptEnabled(script));
        context.setDefaultTimeout(15_000);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !EXPECTED.matcher(message.text()).matches()) {
                complaints.add(message.text() + " (" + message.location() + ")");
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        page = context.newPage();
    }

    /// The page in front, for what only this test needs.
    Page page() {
        return page;
    }

    /// Continues on another page of the same person, as one does after a form opened it.
    void turnTo(Page other) {
        page = other;
    }

    Visitor open(String path) {
        page.navigate(site + path);
        return this;
    }

    /// The path of the page in front.
    String path() {
        return page.url().substring(site.length());
    }

    /// Signs in on the sign-in page, wherever it stands in the way.
    void signIn(String login, String password) {
        fill("账号", login);
        fill("口令", password);
        press("登录");
    }

    /// Ends the session as the server would: the browser's cookie no longer opens it.
    void loseSession() {
        context.clearCookies();
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    Locator heading() {
        return page.locator("h1");
    }

    void fill(String label, String value) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(value);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void press(String button) {
        button(button).click();
    }

    /// Follows the first link of that name in the body of the page.
    void follow(String link) {
        page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
    }

    /// The file that a press brings.
    byte[] download(Locator pressed) {
        var download = page.waitForDownload(pressed::click);
        try {
            return Files.readAllBytes(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Goes there with the tab key alone.
    void tabTo(Locator target) {
        for (int i = 0; i < MOST_TABS; i++) {
            if (Boolean.TRUE.equals(target.evaluate("e => e === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        assertThat(target).isFocused();
    }

    /// What keeps people out of the page in front: serious and critical findings of axe, and scrolling
    /// sideways on a phone.
    List<String> barriers() {
        var barriers = new ArrayList<String>();
        var where = path() + " “" + page.title() + "”: ";
        for (var rule : new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
            if (GRAVE.contains(rule.getImpact())) {
                barriers.add(where + rule.getId() + " " + places(rule));
            }
        }
        for (int width : new int[] {PHONE, NARROWEST}) {
            page.setViewportSize(width, 800);
            var excess = page.locator("html").evaluate(WIDER_THAN_THE_WINDOW);
            if (!excess.toString().isEmpty()) {
                barriers.add(where + "wider than " + width + " px: " + excess);
            }
        }
        page.setViewportSize(WIDE, 1000);
        return barriers;
    }

    private static final String WIDER_THAN_THE_WINDOW = """
            () => {
              const root = document.scrollingElement;
              if (root.scrollWidth <= root.clientWidth) { return ''; }
              const wide = [...document.body.querySelectorAll('*')]
                  .filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && !e.closest('.scroll, .vh'));
              return root.scrollWidth + ' ' + wide.slice(0, 4)
                  .map(e => e.tagName + '.' + e.className + '#' + e.id).join(' ');
            }""";

    private static String places(Rule rule) {
        return rule.getNodes().stream()
                .limit(4)
                .map(node -> node.getTarget() + " " + node.getFailureSummary())
                .toList()
                .toString();
    }

    /// Errors on the console and breaches of the content security policy, on all pages so far.
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        context.close();
    }
}
