package dev.annals.benchmarks;

import dev.annals.benchmarks.load.Load;
import dev.annals.benchmarks.load.Pace;
import dev.annals.benchmarks.load.Window;
import dev.annals.benchmarks.product.Launcher;
import dev.annals.benchmarks.product.Product;
import dev.annals.benchmarks.product.Rest;
import dev.annals.benchmarks.report.Figure;
import dev.annals.benchmarks.report.Goal;
import dev.annals.benchmarks.report.Report;
import dev.annals.benchmarks.report.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long pages wait to be told who is there and what to show, while other interactions come in. */
final class OnsiteRun {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final int BROWSERS = 400;
    private static final int WITH_A_MESSAGE = 100;
    private static final int QUESTIONS_PER_SECOND = 100;
    private static final int WRITES_PER_SECOND = 500;
    private static final int CONNECTIONS = 4;
    private static final long SEED = 11;

    private final Launcher launcher;
    private final Path data;
    private final Effort effort;
    private final Report report;

    OnsiteRun(Launcher launcher, Path data, Effort effort, Report report) {
        this.launcher = launcher;
        this.data = data;
        this.effort = effort;
        this.report = report;
    }

    void measure() throws IOException, InterruptedException {
        launcher.run("help");
        try (Product product = Product.start(launcher, data, Product.freePort())) {
            product.awaitReady(READY_WITHIN);
            String key = launcher.run(
                    "token", "create", "--role", "source", "--name", "benchmark", "--data", data.toString());
            Session session = new Session(product, key, "", effort, report);
            prepare(session);
            ask(session);
        }
    }

    private void prepare(Session session) throws IOException, InterruptedException {
        Rest admin = session.rest();
        good(admin.post("/api/v1/segments", "{\"segment\":\"visitors\",\"condition\":{\"did\":\"Visited\"}}"));
        good(admin.put("/api/v1/channels/site", "{\"kind\":\"onsite\",\"settings\":{\"segments\":\"visitors\"}}"));
        Rest source = Rest.source(session.product().url(), session.writeKey());
        long position = -1;
        for (int i = 0; i < BROWSERS; i++) {
            String browser = "browser-" + i;
            good(source.post("/v1/track", "{\"anonymousId\":\"" + browser + "\",\"event\":\"Visited\"}"));
            position =
                    good(admin.post("/api/v1/consents", """
                    {"profile":"anonymous_id:%s","purpose":"personalisation","channel":"web","state":"given"}""".formatted(browser))).position();
            if (i < WITH_A_MESSAGE) {
                good(admin.post("/api/v1/deliveries", """
                        {"profile":"anonymous_id:%s","channel":"web","purpose":"personalisation",
                         "message":{"text":"Hello"}}""".formatted(browser)));
            }
        }
        admin.read("/api/v1/segments/visitors?atLeast=" + position);
    }

    /** A hundred questions a second would take minutes until the Java runtime has compiled what they run through. */
    private void warmUp(Session session) throws InterruptedException {
        try (Load asking = new Load(
                session.product().address(), session.source().pages(BROWSERS, SEED), CONNECTIONS, Pace.CLOSED_LOOP)) {
            asking.during(effort.warmUp().dividedBy(3));
        }
    }

    private void ask(Session session) throws InterruptedException {
        warmUp(session);
        List<Window> windows = new ArrayList<>();
        try (Load writing = new Load(
                        session.product().address(),
                        session.source().singles(session.interactions()),
                        Session.CONNECTIONS,
                        Pace.at(WRITES_PER_SECOND));
                Load asking = new Load(
                        session.product().address(),
                        session.source().pages(BROWSERS, SEED),
                        CONNECTIONS,
                        Pace.at(QUESTIONS_PER_SECOND))) {
            asking.during(effort.warmUp().dividedBy(3));
            for (int i = 0; i < effort.windows(); i++) {
                windows.add(asking.during(effort.batches()));
            }
            Window written = writing.cut();
            report.note(String.format(
                    Locale.ROOT,
                    "Pages: %d questions a second about %d browsers, beside %,.0f single interactions a second",
                    QUESTIONS_PER_SECOND,
                    BROWSERS,
                    written.requestsPerSecond()));
        }
        windows.stream()
                .filter(Window::isSpoilt)
                .forEach(window -> report.note("Questions of pages that do not count: " + window.flaws()));
        report.add(new Figure(
                "a page is told who is there, p99",
                " ms",
                new Goal.AtMost(10, 5),
                Sample.of(windows, window -> window.millis(99))));
        report.add(new Figure(
                "a page is told who is there, p50",
                " ms",
                new Goal.None(),
                Sample.of(windows, window -> window.millis(50))));
    }

    private static Rest.Answer good(Rest.Answer answer) {
        if (!answer.isGood()) {
            throw new IllegalStateException("Answered by " + answer.status() + ": " + answer.body());
        }
        return answer;
    }
}
