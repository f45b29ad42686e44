package dev.annals.projections;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What an operator can have done with projections: replay one from the log, or check that it is what the log says. */
public final class Rebuilds {

    private final Map<String, Rebuild<?>> rebuilds;
    private final Duration readersFollow;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    Rebuilds(Map<String, Rebuild<?>> rebuilds, Duration readersFollow) {
        this.rebuilds = new TreeMap<>(rebuilds);
        this.readersFollow = readersFollow;
    }

    /** The names of all projections, in alphabetical order. */
    public Set<String> names() {
        return rebuilds.keySet();
    }

    /**
     * Builds a projection's documents anew beside the live ones and switches over.
     *
     * @throws Rejected with {@code NOT_FOUND} when there is no such projection, with {@code CONFLICT} when it is being
     *     rebuilt or checked already, or when it cannot fold an event of the log; nothing is switched then
     */
    public Rebuilt replay(String name, RebuildProgress progress) {
        return alone(name, rebuild -> rebuild.replay(progress, readersFollow));
    }

    /**
     * Compares a projection's live documents with rebuilt ones at the same position.
     *
     * @throws Rejected as {@link #replay} does
     */
    public Checked check(String name, RebuildProgress progress) {
        return alone(name, rebuild -> rebuild.check(progress));
    }

    private <R> R alone(String name, Function<Rebuild<?>, R> task) {
        Rebuild<?> rebuild = rebuilds.get(name);
        if (rebuild == null) {
            throw new Rejected(Rejection.NOT_FOUND, "There is no such projection; there are " + rebuilds.keySet());
        }
        if (!underWay.add(name)) {
            throw new Rejected(Rejection.CONFLICT, "The projection is being rebuilt or checked already");
        }
        try {
            return task.apply(rebuild);
        } finally {
            underWay.remove(name);
        }
    }
}
