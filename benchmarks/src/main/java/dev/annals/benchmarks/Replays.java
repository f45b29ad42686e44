package dev.annals.benchmarks;

import dev.annals.benchmarks.product.Projections;
import dev.annals.benchmarks.report.Figure;
import dev.annals.benchmarks.report.Goal;
import dev.annals.benchmarks.report.Sample;
import java.io.IOException;

/** How fast all projections can be made anew from the log. */
final class Replays {

    private static final String EVENTS = "select count(*) from annals.domain_event";

    private final Session session;

    Replays(Session session) {
        this.session = session;
    }

    void measure() throws IOException, InterruptedException {
        Projections projections = new Projections(session.rest());
        double events = session.product().folder().number(EVENTS);
        double seconds = 0;
        for (String name : projections.names()) {
            double took = projections.replay(name);
            session.report()
                    .add(new Figure("replay of " + name, " events/s", new Goal.None(), Sample.of(events / took)));
            seconds += took;
        }
        session.report()
                .add(new Figure(
                        "replay of all projections from zero, one after the other",
                        " events/s",
                        new Goal.AtLeast(40_000, 100_000),
                        Sample.of(events / seconds)));
    }
}
