package dev.annals.platform.events;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The log without what interactions said whose purpose is over: they read as those of an erased person do. So nobody who
 * reads the log can tell more than may be told, whether or not the stored bytes were purged already.
 */
public final class ForgettingLog implements EventLog {

    private final EventLog stored;
    private final Expiries expiries;

    public ForgettingLog(EventLog stored, Expiries expiries) {
        this.stored = stored;
        this.expiries = expiries;
    }

    @Override
    public List<RecordedEvent> newest(FragmentId stream, long before, int limit) {
        return told(upToDate().newest(stream, before, limit));
    }

    @Override
    public Stream<RecordedEvent> stream(FragmentId stream, long fromSequence) {
        return told(upToDate().stream(stream, fromSequence));
    }

    @Override
    public Stream<RecordedEvent> stream(FragmentId stream, long fromSequence, Interest interest) {
        return told(upToDate().stream(stream, fromSequence, interest));
    }

    @Override
    public Stream<RecordedEvent> all(long afterPosition) {
        return told(upToDate().all(afterPosition));
    }

    @Override
    public Stream<RecordedEvent> all(long afterPosition, Interest interest) {
        return told(upToDate().all(afterPosition, interest));
    }

    @Override
    public List<RecordedEvent> at(Collection<Long> positions) {
        return told(upToDate().at(positions));
    }

    @Override
    public Optional<RecordedEvent> find(UUID id) {
        return upToDate().find(id).map(this::told);
    }

    @Override
    public long head() {
        return stored.head();
    }

    @Override
    public long positionBefore(Instant instant) {
        return stored.positionBefore(instant);
    }

    @Override
    public Map<FragmentId, Long> heads(Collection<FragmentId> streams) {
        return stored.heads(streams);
    }

    @Override
    public Set<UUID> existing(Collection<UUID> ids) {
        return stored.existing(ids);
    }

    private EventLog upToDate() {
        expiries.look();
        return stored;
    }

    private List<RecordedEvent> told(List<RecordedEvent> events) {
        return expiries.isEmpty() ? events : events.stream().map(this::told).toList();
    }

    private Stream<RecordedEvent> told(Stream<RecordedEvent> events) {
        return expiries.isEmpty() ? events : events.map(this::told);
    }

    private RecordedEvent told(RecordedEvent recorded) {
        if (!(recorded.event() instanceof InteractionRecorded it)
                || it.content() == null
                || !expiries.covers(it.fragment(), recorded.sequence())) {
            return recorded;
        }
        InteractionRecorded rest = new InteractionRecorded(
                it.fragment(),
                it.source(),
                it.type(),
                it.name(),
                it.occurredAt(),
                it.receivedAt(),
                it.globalPrivacyControl(),
                it.mentions(),
                null);
        return new RecordedEvent(
                recorded.id(),
                recorded.stream(),
                recorded.sequence(),
                recorded.position(),
                recorded.at(),
                recorded.cause(),
                rest);
    }
}
