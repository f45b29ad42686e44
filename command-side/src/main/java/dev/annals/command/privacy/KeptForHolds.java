package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent.Kept;
import dev.annals.api.privacy.HoldEvent.RecordKept;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.privacy.LegalHold;
import dev.annals.platform.privacy.LegalHolds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Says of the boxes of an erasure for which hold they are and what law demands it. */
final class KeptForHolds {

    private final EventLog log;
    private final LegalHolds holds;

    KeptForHolds(EventLog log, LegalHolds holds) {
        this.log = log;
        this.holds = holds;
    }

    List<Kept> in(Collection<FragmentId> boxes) {
        if (boxes.isEmpty()) {
            return List.of();
        }
        Map<FragmentId, String> grounds = new HashMap<>();
        for (LegalHold hold : holds.all()) {
            grounds.put(hold.id(), hold.set().basis());
        }
        List<Kept> kept = new ArrayList<>();
        for (FragmentId box : boxes) {
            try (Stream<RecordedEvent> stream = log.stream(box, 0)) {
                stream.map(RecordedEvent::event)
                        .filter(RecordKept.class::isInstance)
                        .map(RecordKept.class::cast)
                        .findFirst()
                        .ifPresent(first -> kept.add(
                                new Kept(first.hold(), first.category(), grounds.getOrDefault(first.hold(), ""))));
            }
        }
        return List.copyOf(kept);
    }
}
