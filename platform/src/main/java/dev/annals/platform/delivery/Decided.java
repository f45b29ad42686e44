package dev.annals.platform.delivery;

import dev.annals.api.delivery.GateVerdict;
import dev.annals.api.delivery.GateVerdict.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a message after all its routes were weighed: the first that passes is taken; the first that only has to
 * wait is waited for; otherwise it is held back, and the preferred one says why.
 */
public sealed interface Decided {

    /** Everything that was found, route by route. */
    List<Finding> findings();

    /** What the gates said. */
    default List<GateVerdict> verdicts() {
        return findings().stream().map(Finding::verdict).toList();
    }

    /** What they saw, in the same order. */
    default List<String> saw() {
        return findings().stream().map(Finding::saw).toList();
    }

    /** It goes. */
    record Sent(int route, List<Finding> findings) implements Decided {}

    /** It waits. */
    record Deferred(Instant until, String gate, List<Finding> findings) implements Decided {}

    /** It does not go. */
    record HeldBack(String gate, String reason, List<Finding> findings) implements Decided {}

    /** Decides by what was found for each route, the preferred one first. */
    static Decided of(List<List<Finding>> routes) {
        List<Finding> all = new ArrayList<>();
        for (int route = 0; route < routes.size(); route++) {
            List<Finding> found = routes.get(route);
            all.addAll(found);
            if (first(found, Decision.HELD).isEmpty()) {
                Finding later = latest(found);
                return later == null || later.until() == null
                        ? new Sent(route, List.copyOf(all))
                        : new Deferred(later.until(), later.verdict().gate(), List.copyOf(all));
            }
        }
        GateVerdict decisive =
                first(routes.getFirst(), Decision.HELD).orElseThrow().verdict();
        return new HeldBack(decisive.gate(), decisive.reason(), List.copyOf(all));
    }

    private static Optional<Finding> first(List<Finding> found, Decision decision) {
        return found.stream()
                .filter(each -> each.verdict().decision() == decision)
                .findFirst();
    }

    private static @Nullable Finding latest(List<Finding> found) {
        Finding latest = null;
        for (Finding each : found) {
            Instant until = each.until();
            if (until != null && (latest == null || latest.until() == null || until.isAfter(latest.until()))) {
                latest = each;
            }
        }
        return latest;
    }
}
