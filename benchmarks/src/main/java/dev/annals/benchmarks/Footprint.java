package dev.annals.benchmarks;

import dev.annals.benchmarks.product.Memory;
import dev.annals.benchmarks.report.Figure;
import dev.annals.benchmarks.report.Goal;
import dev.annals.benchmarks.report.Sample;
import java.time.Duration;
import java.util.Locale;

/** What the product takes of memory and disk from its making until it is reported. */
final class Footprint {

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final double GIGABYTE = 1e9;
    private static final String EVENT_STORE = """
            select pg_total_relation_size('annals.domain_event') + pg_total_relation_size('annals.event_kind')
                 + pg_total_relation_size('annals.snapshot_event')""";
    private static final String EVENTS = "select coalesce(max(global_index), 0) from annals.domain_event";

    private final Session session;
    private final Thread thread;
    private final long diskBefore;
    private final long jsonBefore;
    private volatile long mostBytes;
    private volatile long mostJavaBytes;

    Footprint(Session session) {
        this.session = session;
        this.diskBefore = session.product().folder().number(EVENT_STORE);
        this.jsonBefore = session.interactions().bytes();
        this.thread = Thread.ofPlatform().name("footprint").daemon().start(this::watchMemory);
    }

    /** To be called once the writes are done. */
    void reportDisk() {
        double json = session.interactions().bytes() - jsonBefore;
        double disk = session.product().folder().number(EVENT_STORE) - diskBefore;
        session.report()
                .add(new Figure(
                        "event store on disk, with indexes, per byte of JSON sent",
                        "",
                        new Goal.AtMost(2.0, 1.2),
                        Sample.of(disk / json)));
        session.report()
                .note(String.format(
                        Locale.ROOT,
                        "Event store: %,d events, %,.0f MB for %,.0f MB of JSON",
                        session.product().folder().number(EVENTS),
                        disk / 1e6,
                        json / 1e6));
    }

    /** To be called once all load is over: watches no more. */
    void reportMemory() throws InterruptedException {
        thread.interrupt();
        thread.join();
        session.report()
                .add(new Figure(
                        "resident memory, all roles and PostgreSQL, at most",
                        " GB",
                        new Goal.AtMost(1.2, 0.8),
                        Sample.of(mostBytes / GIGABYTE)));
        session.report()
                .note(String.format(
                        Locale.ROOT, "Of the memory, the Java process took at most %.2f GB", mostJavaBytes / GIGABYTE));
    }

    private void watchMemory() {
        Memory memory = new Memory(session.product());
        try {
            while (true) {
                mostBytes = Math.max(mostBytes, memory.bytes().orElse(0L));
                mostJavaBytes = Math.max(mostJavaBytes, memory.javaBytes().orElse(0L));
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
