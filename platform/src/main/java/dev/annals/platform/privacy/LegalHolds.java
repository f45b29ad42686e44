package dev.annals.platform.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.HoldEvent.HoldEnded;
import dev.annals.api.privacy.HoldEvent.HoldSet;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows all legal holds, by what the log says of them at the moment of asking. */
public final class LegalHolds {

    private final EventLog log;
    private final FragmentIds ids;

    public LegalHolds(EventLog log, FragmentIds ids) {
        this.log = log;
        this.ids = ids;
    }

    /** The stream in which holds are set and ended. */
    public static FragmentId stream(FragmentIds ids) {
        return ids.of("legal-holds");
    }

    /** Every hold that was ever set, in the order of setting. */
    public List<LegalHold> all() {
        Map<FragmentId, LegalHold> holds = new LinkedHashMap<>();
        try (Stream<RecordedEvent> events = log.stream(stream(ids), 0)) {
            events.forEach(recorded -> {
                if (recorded.event() instanceof HoldSet set) {
                    holds.put(set.hold(), LegalHold.of(set, recorded));
                } else if (recorded.event() instanceof HoldEnded end) {
                    holds.computeIfPresent(end.hold(), (id, hold) -> hold.after(end, recorded));
                }
            });
        }
        return List.copyOf(holds.values());
    }

    /** A hold, if there is one of that id. */
    public Optional<LegalHold> find(FragmentId hold) {
        return all().stream().filter(each -> each.id().equals(hold)).findFirst();
    }
}
