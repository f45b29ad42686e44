package dev.annals.projections;

import dev.annals.platform.events.RecordedEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;

/** One unit of work of a projection's processor, or of the retry of a parked event. */
final class LiveUnit<S extends Record> {

    private static final int RETRY = -1;

    private final LiveDocuments<S> live;
    private final int segment;
    private final Map<String, RecordedEvent> batch = new HashMap<>();
    private long firstPosition = Long.MAX_VALUE;
    private long lastPosition = Long.MIN_VALUE;
    private LiveShelves.@Nullable Claim claim;
    private @Nullable Folding<S> folding;
    private @Nullable RuntimeException storeAway;

    private LiveUnit(LiveDocuments<S> live, int segment) {
        this.live = live;
        this.segment = segment;
    }

    /** A batch of a processor's segment: finds all its documents at once. */
    static <S extends Record> LiveUnit<S> ofSegment(
            LiveDocuments<S> live, int segment, List<? extends Message<?>> messages) {
        LiveUnit<S> unit = new LiveUnit<>(live, segment);
        Set<String> keys = unit.read(messages);
        unit.reaching(() -> {
            LiveShelves.Claim claim = live.claim(segment, unit.firstPosition);
            Folding<S> folding = live.fold(claim);
            folding.load(keys);
            unit.claim = claim;
            unit.folding = folding;
        });
        return unit;
    }

    /** The retry of one parked event, beside the processor. */
    static <S extends Record> LiveUnit<S> ofRetry(LiveDocuments<S> live) {
        LiveUnit<S> unit = new LiveUnit<>(live, RETRY);
        unit.reaching(() -> unit.folding = live.foldAfresh());
        return unit;
    }

    /** Folds one event; throws when the projection cannot, with no document changed. */
    void handle(EventMessage<?> message) {
        RecordedEvent known = batch.get(message.getIdentifier());
        RecordedEvent recorded = known == null ? LoggedMessage.read(message) : known;
        List<String> keys = live.projection().keys(recorded);
        Folding<S> documents = folding;
        if (keys.isEmpty() || documents == null || storeAway != null) {
            return;
        }
        reaching(() -> {
            documents.load(keys);
            keys.stream().filter(live::wasRetried).forEach(documents::reload);
        });
        open(documents, keys);
        if (storeAway == null) {
            documents.apply(recorded, keys);
            lastPosition = Math.max(lastPosition, recorded.position());
        }
    }

    /** Writes what changed; fails when a store was away at any time in this unit of work. */
    void flush() {
        if (storeAway != null) {
            throw storeAway;
        }
        if (folding == null || folding.changed().isEmpty()) {
            return;
        }
        if (claim == null) {
            live.retrying(folding.changed().keySet());
        } else {
            live.sign(claim, segment, firstPosition);
        }
        folding.flush();
    }

    /** What was written is stored: the next unit of work need not read it. */
    void keep() {
        if (folding == null) {
            return;
        }
        if (claim == null) {
            live.cache().forget(folding.changed().keySet());
        } else {
            live.keep(segment, lastPosition, folding.changed());
        }
    }

    /** Whether what was written is stored is not known: the next unit of work has to read it. */
    void forget() {
        if (folding != null) {
            live.cache().forget(folding.touched());
        }
    }

    /** Takes in the messages of a batch; those that cannot be read fail later, each by itself. */
    private Set<String> read(List<? extends Message<?>> messages) {
        Set<String> keys = new HashSet<>();
        for (Message<?> message : messages) {
            try {
                if (message instanceof EventMessage<?> each && LoggedMessage.isOf(live.interest(), each)) {
                    RecordedEvent recorded = LoggedMessage.read(each);
                    List<String> changed = live.projection().keys(recorded);
                    if (!changed.isEmpty()) {
                        keys.addAll(changed);
                        firstPosition = Math.min(firstPosition, recorded.position());
                    }
                    batch.put(each.getIdentifier(), recorded);
                }
            } catch (RuntimeException unreadable) {
                batch.remove(message.getIdentifier());
            }
        }
        return keys;
    }

    /** A damaged document fails its event; a key store that is away fails the unit of work. */
    private void open(Folding<S> documents, List<String> keys) {
        try {
            if (storeAway == null) {
                documents.open(keys);
            }
        } catch (IllegalStateException damaged) {
            throw damaged;
        } catch (RuntimeException away) {
            storeAway = away;
        }
    }

    private void reaching(Runnable store) {
        try {
            store.run();
        } catch (RuntimeException away) {
            storeAway = away;
        }
    }
}
