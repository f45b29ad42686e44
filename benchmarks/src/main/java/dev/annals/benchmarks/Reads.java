package dev.annals.benchmarks;

import dev.annals.benchmarks.load.HttpRequests;
import dev.annals.benchmarks.load.Load;
import dev.annals.benchmarks.load.Pace;
import dev.annals.benchmarks.load.Window;
import dev.annals.benchmarks.report.Figure;
import dev.annals.benchmarks.report.Goal;
import dev.annals.benchmarks.report.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long looking up a profile takes while half of what can be written is written. */
final class Reads {

    private static final double LOOK_UPS_PER_SECOND = 100;
    private static final int CONNECTIONS = 4;
    private static final long SEED = 7;

    private final Session session;
    private final HttpRequests reader;
    private final String kind;

    /**
     * @param reader who reads
     * @param kind what becomes of personal values
     */
    Reads(Session session, HttpRequests reader, String kind) {
        this.session = session;
        this.reader = reader;
        this.kind = kind;
    }

    /** A hundred look-ups a second would take minutes until the Java runtime has compiled what they run through. */
    private void warmUp() throws InterruptedException {
        try (Load reading = new Load(
                session.product().address(), reader.profiles(Session.PEOPLE, SEED), CONNECTIONS, Pace.CLOSED_LOOP)) {
            reading.during(session.effort().warmUp().dividedBy(3));
        }
    }

    /** @param writes how many single interactions a second the product took before */
    void underHalfLoad(double writes) throws InterruptedException {
        warmUp();
        List<Window> windows = new ArrayList<>();
        try (Load writing = new Load(
                        session.product().address(),
                        session.source().singles(session.interactions()),
                        Session.CONNECTIONS,
                        Pace.at(writes / 2));
                Load reading = new Load(
                        session.product().address(),
                        reader.profiles(Session.PEOPLE, SEED),
                        CONNECTIONS,
                        Pace.at(LOOK_UPS_PER_SECOND))) {
            reading.during(session.effort().warmUp().dividedBy(3));
            for (int i = 0; i < session.effort().windows(); i++) {
                windows.add(reading.during(session.effort().batches()));
            }
            Window written = writing.cut();
            session.report()
                    .note(String.format(
                            Locale.ROOT,
                            "Profile reads (" + kind
                                    + "): 100 a second at even intervals, beside %,.0f single interactions a second",
                            written.requestsPerSecond()));
        }
        windows.stream()
                .filter(Window::isSpoilt)
                .forEach(window -> session.report().note("Profile reads that do not count: " + window.flaws()));
        session.report()
                .add(new Figure(
                        "profile read (" + kind + ") under half load, p99",
                        " ms",
                        new Goal.AtMost(10, 5),
                        Sample.of(windows, window -> window.millis(99))));
        session.report()
                .add(new Figure(
                        "profile read (" + kind + ") under half load, p50",
                        " ms",
                        new Goal.None(),
                        Sample.of(windows, window -> window.millis(50))));
    }
}
