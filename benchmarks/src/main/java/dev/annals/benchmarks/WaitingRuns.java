package dev.annals.benchmarks;

import dev.annals.benchmarks.product.Memory;
import dev.annals.benchmarks.product.Rest;
import dev.annals.benchmarks.report.Figure;
import dev.annals.benchmarks.report.Goal;
import dev.annals.benchmarks.report.Sample;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;

/** How many runs start in a second, what many waiting ones take, and how soon those are woken whose time has come. */
final class WaitingRuns {

    private static final int BATCH = 1_000;
    private static final int DUE_OF = 20;
    private static final Duration DUE_WITHIN = Duration.ofMinutes(1);
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(4);
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);
    private static final int LOOK_EVERY_MILLIS = 250;
    private static final double MEGABYTE = 1024 * 1024;
    private static final String ENTERED = """
            select count(*) from annals.domain_event e join annals.event_kind k on k.id = e.kind
            where k.payload_type = 'run.started'""";
    private static final String ALARMS = "select count(*) from annals.scheduled_tasks";

    private final JourneysRun whole;
    private final Session session;
    private final Rest admin;
    private final Rest source;

    WaitingRuns(JourneysRun whole, Session session, Rest admin, Rest source) {
        this.whole = whole;
        this.session = session;
        this.admin = admin;
        this.source = source;
    }

    void measure(int runs) throws IOException, InterruptedException {
        Memory memory = new Memory(session.product());
        long before = memory.javaBytes().orElse(0L);
        double without = whole.intake(session, Duration.ofSeconds(5));
        whole.settle(admin);
        long alarms = session.product().folder().number(ALARMS);
        long waiting = start(runs);
        awaitAlarms(alarms + waiting);
        whole.settle(admin);
        double with = whole.intake(session, Duration.ofSeconds(5));
        session.report()
                .add(new Figure(
                        String.format(Locale.ROOT, "intake with %,d runs waiting, of without", waiting),
                        "",
                        new Goal.AtLeast(0.9, 0.95),
                        Sample.of(with / without)));
        session.report()
                .add(new Figure(
                        String.format(Locale.ROOT, "more memory of the Java process with %,d runs waiting", waiting),
                        " MB",
                        new Goal.None(),
                        Sample.of((memory.javaBytes().orElse(0L) - before) / MEGABYTE)));
        whole.settle(admin);
        due(runs / DUE_OF);
    }

    /** Has people enter as fast as runs begin; answers how many did before patience ended. */
    private long start(int runs) throws IOException, InterruptedException {
        JourneysRun.publish(admin, """
                {"key":"many","entry":{"on":{"event":"many"}},"steps":[{"pause":{"wait":{"for":"P7D"}}}]}""");
        long there = session.product().folder().number(ENTERED);
        long begun = System.nanoTime();
        for (int from = 0; from < runs; from += BATCH) {
            StringJoiner items = new StringJoiner(",", "{\"batch\":[", "]}");
            for (int i = from; i < Math.min(runs, from + BATCH); i++) {
                items.add("{\"type\":\"track\",\"messageId\":\"many-%1$d\",\"userId\":\"many-%1$d\",\"event\":\"many\"}"
                        .formatted(i));
            }
            JourneysRun.good(source.post("/v1/batch", items.toString()));
        }
        long started = await(() -> session.product().folder().number(ENTERED) - there, runs, begun, STARTED_WITHIN);
        double seconds = (System.nanoTime() - begun) / 1e9;
        session.report()
                .add(new Figure(
                        String.format(Locale.ROOT, "runs started, %,d at once", runs),
                        "/s",
                        new Goal.AtLeast(1_000, 2_000),
                        Sample.of(started / seconds)));
        return started;
    }

    private void awaitAlarms(long wanted) throws InterruptedException {
        long begun = System.nanoTime();
        long set = await(() -> session.product().folder().number(ALARMS), wanted, begun, SETTLED_WITHIN);
        session.report()
                .note(String.format(
                        Locale.ROOT,
                        "%,d of %,d alarms were set %.1f s after the last run had started",
                        set,
                        wanted,
                        (System.nanoTime() - begun) / 1e9));
    }

    /** Runs whose waits end evenly within a minute; late is by how much the n-th ended after it was due. */
    private void due(int runs) throws IOException, InterruptedException {
        Instant first = Clock.systemUTC().instant().plusSeconds(30 + runs / 300);
        double apart = (double) DUE_WITHIN.toMillis() / runs;
        startDue(runs, first, apart);
        double worst = 0;
        long ended = 0;
        Instant patience = first.plus(DUE_WITHIN).plus(SETTLED_WITHIN);
        while (ended < runs && Clock.systemUTC().instant().isBefore(patience)) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            ended = ended();
            Instant now = Clock.systemUTC().instant();
            if (ended < runs) {
                Instant next = first.plusMillis((long) (ended * apart));
                worst = Math.max(worst, Duration.between(next, now).toMillis() / 1e3);
            }
        }
        session.report()
                .add(new Figure(
                        String.format(
                                Locale.ROOT, "%,d waits ending within a minute, the latest (%,d ended)", runs, ended),
                        " s",
                        new Goal.AtMost(30, 5),
                        Sample.of(worst)));
    }

    private void startDue(int runs, Instant first, double apart) throws IOException, InterruptedException {
        JourneysRun.publish(admin, """
                {"key":"due","entry":{"on":{"event":"due"}},
                 "steps":[{"pause":{"wait":{"until_date":"entry.at","past":"now"}}}]}""");
        for (int from = 0; from < runs; from += BATCH) {
            StringJoiner items = new StringJoiner(",", "{\"batch\":[", "]}");
            for (int i = from; i < Math.min(runs, from + BATCH); i++) {
                items.add(
                        "{\"type\":\"track\",\"messageId\":\"due-%1$d\",\"userId\":\"due-%1$d\",\"event\":\"due\",\"properties\":{\"at\":\"%2$s\"}}"
                                .formatted(i, first.plusMillis((long) (i * apart))));
            }
            JourneysRun.good(source.post("/v1/batch", items.toString()));
        }
    }

    private long ended() throws IOException, InterruptedException {
        JsonNode stats = admin.read(JourneysRun.JOURNEYS + "/due/stats");
        return stats.at("/versions/0/ended").asLong(0);
    }

    /** What a question answers once it is as much as wanted, or patience ends. */
    private static long await(LongSupplier question, long wanted, long begun, Duration atMost)
            throws InterruptedException {
        long is = question.getAsLong();
        while (is < wanted && System.nanoTime() - begun < atMost.toNanos()) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            is = question.getAsLong();
        }
        return is;
    }
}
