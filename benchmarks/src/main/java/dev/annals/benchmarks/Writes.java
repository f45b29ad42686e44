package dev.annals.benchmarks;

import dev.annals.benchmarks.load.Load;
import dev.annals.benchmarks.load.Pace;
import dev.annals.benchmarks.load.Requests;
import dev.annals.benchmarks.load.Window;
import dev.annals.benchmarks.product.Projections;
import dev.annals.benchmarks.report.Figure;
import dev.annals.benchmarks.report.Goal;
import dev.annals.benchmarks.report.Sample;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How fast interactions are taken over HTTP, with every projection on, and how far these stay behind. */
final class Writes {

    private final Session session;

    Writes(Session session) {
        this.session = session;
    }

    /** What the machine and HTTP allow when nothing is stored, in requests a second. */
    double nothingStored() throws InterruptedException {
        Requests requests = session.source().nothingToStore(session.interactions());
        try (Load load = load(requests)) {
            load.during(session.effort().warmUp().dividedBy(6));
            List<Window> windows = windows(load, session.effort().batches().dividedBy(2));
            Sample rate = Sample.of(windows, Window::requestsPerSecond);
            session.report().add(new Figure("HTTP alone, nothing stored", "/s", new Goal.None(), rate));
            return rate.median();
        }
    }

    /** Answers the requests a second reached. */
    double singles(double rawHttp) throws IOException, InterruptedException {
        Requests requests = session.source().singles(session.interactions());
        List<Window> windows =
                measure(requests, session.effort().warmUp(), session.effort().singles(), "single interactions");
        Sample rate = Sample.of(windows, Window::requestsPerSecond);
        session.report()
                .add(new Figure(
                        "single interactions, 16 connections",
                        "/s",
                        new Goal.AtLeast(4_000, 6_000),
                        rate,
                        rate.median() / rawHttp));
        session.report()
                .add(new Figure(
                        "single interactions, p99",
                        " ms",
                        new Goal.AtMost(50, 20),
                        Sample.of(windows, window -> window.millis(99))));
        session.report()
                .add(new Figure(
                        "single interactions, p50",
                        " ms",
                        new Goal.None(),
                        Sample.of(windows, window -> window.millis(50))));
        return rate.median();
    }

    void batches() throws IOException, InterruptedException {
        Requests requests = session.source().batches(session.interactions(), Session.BATCH);
        List<Window> windows = measure(
                requests,
                session.effort().warmUp().dividedBy(3),
                session.effort().batches(),
                "requests of 50");
        session.report()
                .add(new Figure(
                        "requests of 50, 16 connections: interactions",
                        "/s",
                        new Goal.AtLeast(12_000, 24_000),
                        Sample.of(windows, Window::interactionsPerSecond)));
        session.report()
                .add(new Figure(
                        "requests of 50, p99",
                        " ms",
                        new Goal.None(),
                        Sample.of(windows, window -> window.millis(99))));
    }

    private List<Window> measure(Requests requests, Duration warmUp, Duration length, String what)
            throws IOException, InterruptedException {
        Projections projections = new Projections(session.rest());
        List<Window> windows;
        List<Double> lags;
        long last;
        try (Load load = load(requests)) {
            load.during(warmUp);
            Lag lag = new Lag(session.rest(), load);
            Cost cost = new Cost(session.product());
            windows = windows(load, length);
            session.report().note("Processor time of " + what + ", each: " + cost.each(interactions(windows)));
            lags = lag.end();
            load.stop();
            last = load.position();
        }
        double caughtUp = Lag.until(projections, last);
        session.report()
                .add(new Figure(what + ": projections behind, worst", " ms", new Goal.AtMost(2_000, 500), worst(lags)));
        session.report()
                .add(new Figure(
                        what + ": caught up after the end", " ms", new Goal.AtMost(2_000, 500), Sample.of(caughtUp)));
        return windows;
    }

    private Load load(Requests requests) {
        return new Load(session.product().address(), requests, Session.CONNECTIONS, Pace.CLOSED_LOOP);
    }

    private List<Window> windows(Load load, Duration length) throws InterruptedException {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < session.effort().windows(); i++) {
            Window window = load.during(length);
            if (window.isSpoilt()) {
                session.report().note("Writes that do not count: " + window.flaws());
            }
            windows.add(window);
        }
        return windows;
    }

    private static long interactions(List<Window> windows) {
        return windows.stream().mapToLong(Window::interactions).sum();
    }

    private static Sample worst(List<Double> lags) {
        return Sample.of(lags.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }
}
