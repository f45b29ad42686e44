package dev.annals.benchmarks;

import dev.annals.benchmarks.load.Load;
import dev.annals.benchmarks.load.Naming;
import dev.annals.benchmarks.load.Pace;
import dev.annals.benchmarks.load.Requests;
import dev.annals.benchmarks.load.Window;
import dev.annals.benchmarks.product.Launcher;
import dev.annals.benchmarks.product.Product;
import dev.annals.benchmarks.product.Projections;
import dev.annals.benchmarks.report.Figure;
import dev.annals.benchmarks.report.Goal;
import dev.annals.benchmarks.report.Report;
import dev.annals.benchmarks.report.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What it adds to the cost of intake that interactions name a second identifier, linked with the first already. Those that
 * do are taken over HTTP by turns with those that do not, which are as long and hold the same texts; each time until every
 * projection has caught up, so that all that either costs is counted. Each is first as often as the other, and compared with
 * its neighbour, because a machine may become slower while it is measured.
 */
final class Resolving {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    private final Launcher launcher;
    private final Path data;
    private final Effort effort;
    private final Report report;

    Resolving(Launcher launcher, Path data, Effort effort, Report report) {
        this.launcher = launcher;
        this.data = data;
        this.effort = effort;
        this.report = report;
    }

    /** What the interactions of one kind came to, by turn. */
    private record Taken(List<Double> rates, List<Double> costs) {

        Taken() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    void measure() throws Exception {
        launcher.run("help");
        try (Product product = Product.start(launcher, data, Product.freePort())) {
            product.awaitReady(READY_WITHIN);
            Session session = Session.open(launcher, data, product, effort, report);
            Requests alone = requests(session, Naming.PERSON_ALONE);
            Requests linked = requests(session, Naming.PERSON_AND_DEVICE);
            take(session, alone, effort.warmUp().dividedBy(2), new Taken());
            take(session, linked, effort.warmUp().dividedBy(2), new Taken());
            Taken one = new Taken();
            Taken two = new Taken();
            Duration length = effort.batches().dividedBy(2);
            for (int turn = 0; turn < effort.windows(); turn++) {
                take(session, alone, length, one);
                take(session, linked, length, two);
                take(session, linked, length, two);
                take(session, alone, length, one);
            }
            add(one, two);
        }
    }

    private void take(Session session, Requests requests, Duration length, Taken taken) throws Exception {
        Projections projections = new Projections(session.rest());
        Cost cost = new Cost(session.product());
        try (Load load = new Load(session.product().address(), requests, Session.CONNECTIONS, Pace.CLOSED_LOOP)) {
            Window window = load.during(length);
            load.stop();
            Lag.until(projections, load.position());
            taken.rates().add(window.interactionsPerSecond());
            taken.costs().add(cost.ofAnnals(window.interactions() + load.cut().interactions()));
        }
    }

    private void add(Taken one, Taken two) {
        report.add(new Figure(
                "intake, one identifier, requests of 50", " interactions/s", new Goal.None(), new Sample(one.rates())));
        report.add(new Figure(
                "intake, two that are linked already", " interactions/s", new Goal.None(), new Sample(two.rates())));
        report.add(new Figure(
                "what resolving an identifier adds to the processor time of intake",
                " %",
                new Goal.AtMost(5, 2),
                percentMore(two.costs(), one.costs())));
        report.add(new Figure(
                "what it adds to the time intake takes",
                " %",
                new Goal.AtMost(5, 2),
                percentMore(one.rates(), two.rates())));
    }

    /** By how much each value is higher than the other of its turn. */
    private static Sample percentMore(List<Double> higher, List<Double> lower) {
        return new Sample(IntStream.range(0, higher.size())
                .mapToObj(turn -> 100 * (higher.get(turn) / lower.get(turn) - 1))
                .toList());
    }

    private static Requests requests(Session session, Naming naming) {
        return session.source().batches(Session.interactions(naming), Session.BATCH);
    }
}
