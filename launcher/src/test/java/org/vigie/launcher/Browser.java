package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A real browser, the Chromium of this machine, that remembers what went wrong on its pages. One thread. */
final class Browser implements AutoCloseable {
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final URI base;
    private final List<String> complaints = new ArrayList<>();

    /** Skips the test, visibly, where there is no Chromium. */
    Browser(URI base) {
        var program = program();
        assumeTrue(program.isPresent(), "no Chromium on this machine: apt-get install chromium");
        this.base = base;
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program.get())
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    static Optional<Path> program() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A page in a window of its own. */
    Page open(String path, NewContextOptions options) {
        return open(chromium.newContext(options.setTimezoneId("Europe/Paris")), path);
    }

    /** A page in a usual window, in English. */
    Page open(String path) {
        return open(path, new NewContextOptions().setLocale("en").setViewportSize(1280, 900));
    }

    private Page open(BrowserContext context, String path) {
        var page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(path + ": " + message.text()));
        page.onPageError(error -> complaints.add(path + ": " + error));
        page.onDialog(dialog -> {
            complaints.add(path + ": a dialog says " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(base.toString()) && !request.url().startsWith("about:")) {
                complaints.add(path + ": asks " + request.url());
            }
        });
        page.navigate(base.resolve(path).toString());
        return page;
    }

    /** What pages said on the console, threw, or asked of other servers. */
    List<String> complaints() {
        return complaints;
    }

    /** Fails where people with a screen reader or a keyboard would meet a serious obstacle. */
    static void assertUsableByAll(Page page) {
        var found = new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .filter(rule -> SERIOUS.contains(rule.getImpact()))
                        .map(rule -> page.url() + ": " + rule.getId() + ", " + rule.getHelp() + ", "
                                + rule.getNodes().getFirst().getHtml())
                        .toList();
        assertThat(found).isEmpty();
    }

    /** Fails where somebody would have to scroll sideways. */
    static void assertAsWideAsTheWindow(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as(page.url() + " beyond the window")
                .isEqualTo(0);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
