package dev.annals.command.recording;

import dev.annals.api.Cause;
import dev.annals.api.Event;
import dev.annals.api.consent.ConsentEvent.ConsentNoted;
import dev.annals.api.consent.Consents;
import dev.annals.api.consent.PurposeEvent.CollectionRefused;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.schema.PlanEvent.PlanViolated;
import dev.annals.command.identity.Forest;
import dev.annals.command.identity.Fragment;
import dev.annals.command.privacy.Standing;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * What a group of decisions has looked at and wants to append: the only thing a {@link Decision} sees of the store.
 *
 * <p>Everything appended is visible to the next decision at once. Not for use by several threads.
 */
public final class StreamAppends implements Forest {

    private final StreamHeads heads;
    private final Supplier<UUID> eventIds;
    private final Instant now;
    private final Set<UUID> stored;
    private final Map<FragmentId, StreamHead> changed = new LinkedHashMap<>();
    private final Set<FragmentId> sealed = new HashSet<>();
    private final List<DomainEventMessage<?>> messages = new ArrayList<>();
    private final Map<Cause, MetaData> causes = new HashMap<>();
    private final Map<CollectionRefused, Long> refused = new LinkedHashMap<>();
    private final Map<PlanViolated, Long> violations = new LinkedHashMap<>();
    private final Map<PlanViolated, UUID> examples = new HashMap<>();
    private Cause cause = Cause.UNKNOWN;

    StreamAppends(StreamHeads heads, Supplier<UUID> eventIds, Instant now, Set<UUID> stored) {
        this.heads = heads;
        this.eventIds = eventIds;
        this.now = now;
        this.stored = new HashSet<>(stored);
    }

    /** The time of this group. */
    @Override
    public Instant now() {
        return now;
    }

    /** Whether an event of that id is in the log, or appended by an earlier decision of this group. */
    public boolean isStored(UUID eventId) {
        return stored.contains(eventId);
    }

    @Override
    public Fragment fragment(FragmentId id) {
        return head(id, StreamKind.FRAGMENT).fragment();
    }

    /** What was decided about the fragment. */
    public Standing standing(FragmentId id) {
        return head(id, StreamKind.FRAGMENT).standing();
    }

    /** What a fragment's own stream says about consent. */
    public Consents consents(FragmentId id) {
        return head(id, StreamKind.FRAGMENT).consents();
    }

    /** The sequence of the newest event of a stream; -1 for an empty one. */
    public long sequence(FragmentId stream, StreamKind kind) {
        return head(stream, kind).sequence();
    }

    /**
     * What a stream's events amount to.
     *
     * @param kind a kind of streams of which that is known
     * @param type as what the kind knows it
     */
    public <M extends StreamMemory> M memory(FragmentId stream, StreamKind kind, Class<M> type) {
        return type.cast(Objects.requireNonNull(head(stream, kind).memory(), "nothing is remembered of such streams"));
    }

    /** Counts an interaction that is not stored because its purpose was refused; the group is told of all at once. */
    public void countRefused(CollectionRefused one) {
        CollectionRefused key = new CollectionRefused(one.stream(), one.source(), one.purpose(), one.reason(), 0);
        refused.merge(key, one.count(), Long::sum);
    }

    /** Counts a violation of the tracking plan; the group is told of all of a kind at once, with the first as example. */
    public void countViolation(PlanViolated one) {
        PlanViolated key = new PlanViolated(
                one.stream(),
                one.version(),
                one.source(),
                one.interaction(),
                one.place(),
                one.rule(),
                one.mode(),
                0,
                null);
        violations.merge(key, one.count(), Long::sum);
        if (one.example() != null) {
            examples.putIfAbsent(key, one.example());
        }
    }

    /** Appends what was counted. */
    void finish() {
        cause = Cause.UNKNOWN;
        refused.forEach((key, count) -> append(
                key.stream(),
                StreamKind.PURPOSES,
                new CollectionRefused(key.stream(), key.source(), key.purpose(), key.reason(), count),
                RecordedEvent.SYSTEM));
        refused.clear();
        violations.forEach((key, count) -> append(
                key.stream(),
                StreamKind.PLAN,
                new PlanViolated(
                        key.stream(),
                        key.version(),
                        key.source(),
                        key.interaction(),
                        key.place(),
                        key.rule(),
                        key.mode(),
                        count,
                        examples.get(key)),
                RecordedEvent.SYSTEM));
        violations.clear();
        examples.clear();
    }

    /** Who or what is behind the decisions that come now. */
    void causedBy(Cause cause) {
        this.cause = cause;
    }

    /** Appends an event with a new id, by whoever is behind the decision. */
    public void append(FragmentId stream, StreamKind kind, Event event) {
        append(stream, kind, event, cause.actor());
    }

    /** Appends an event with an id of its own that was not stored before. */
    public void appendAs(UUID eventId, FragmentId stream, StreamKind kind, Event event) {
        append(stream, kind, event, eventId, cause.actor());
    }

    /** Appends an event with a new id. */
    public void append(FragmentId stream, StreamKind kind, Event event, @Nullable String actor) {
        append(stream, kind, event, eventIds.get(), actor);
    }

    /**
     * Appends an event. Its meta data say who caused it, and by which request and for what reason where that is known.
     *
     * @param stream the stream
     * @param kind what kind of stream it is
     * @param event the event
     * @param eventId its id; not stored before
     * @param actor who caused it; null where the event itself tells (see {@link RecordedEvent#actorOf})
     */
    public void append(FragmentId stream, StreamKind kind, Event event, UUID eventId, @Nullable String actor) {
        append(stream, kind, new GenericMessage<>(eventId.toString(), event, metaData(actor)));
    }

    /**
     * Appends an event that a decision has foreseen; its identifier is its id.
     *
     * @throws Rejected with {@code SUPPRESSED} when the fragment is erased and the event is about anything else
     */
    public void append(FragmentId stream, StreamKind kind, Message<? extends Event> foreseen) {
        StreamHead head = head(stream, kind);
        if (head.standing().isErased() && !(foreseen.getPayload() instanceof ErasureEvent)) {
            throw new Rejected(Rejection.SUPPRESSED, "The identifier is that of a person who was erased.");
        }
        UUID eventId = UUID.fromString(foreseen.getIdentifier());
        StreamHead next = head.after(eventId, foreseen.getPayload(), now);
        changed.put(stream, next);
        stored.add(eventId);
        if (kind.isSealed()) {
            sealed.add(stream);
        }
        messages.add(
                new GenericDomainEventMessage<>(kind.wireName(), stream.toString(), next.sequence(), foreseen, now));
        if (ConsentHistory.isTurnedBy(foreseen.getPayload())) {
            changed.put(stream, next.with(heads.consents(stream, messages)));
        }
        FragmentId parent = next.fragment().parent();
        if (parent != null && !parent.equals(head.fragment().parent())) {
            noteAbove(stream, parent, (String) foreseen.getMetaData().get(Cause.ACTOR));
        }
    }

    /**
     * Lets everything above a fragment that got a new parent know who says something about consent: the fragment itself,
     * and whoever it knows of.
     */
    private void noteAbove(FragmentId fragment, FragmentId parent, @Nullable String actor) {
        Consents below = consents(fragment);
        List<FragmentId> speakers = new ArrayList<>(below.members());
        if (below.isSpoken()) {
            speakers.add(fragment);
        }
        Set<FragmentId> passed = new HashSet<>();
        FragmentId above = parent;
        while (above != null && !speakers.isEmpty() && passed.add(above)) {
            note(above, speakers, actor);
            above = fragment(above).parent();
        }
    }

    /** Has a fragment note which fragments below it say something about consent; those it knows of already are left out. */
    public void note(FragmentId fragment, List<FragmentId> speakers, @Nullable String actor) {
        List<FragmentId> news = new ArrayList<>(speakers);
        news.removeAll(consents(fragment).members());
        news.remove(fragment);
        if (!news.isEmpty()) {
            append(fragment, StreamKind.FRAGMENT, new ConsentNoted(fragment, List.copyOf(news)), actor);
        }
    }

    /** The streams whose events hold something personal, so that their keys can be had in one round trip. */
    Set<FragmentId> sealedStreams() {
        return sealed;
    }

    List<DomainEventMessage<?>> messages() {
        return messages;
    }

    Map<FragmentId, StreamHead> changed() {
        return changed;
    }

    private StreamHead head(FragmentId stream, StreamKind kind) {
        StreamHead head = changed.get(stream);
        return head == null ? heads.head(stream, kind) : head;
    }

    private MetaData metaData(@Nullable String actor) {
        return causes.computeIfAbsent(cause.withActor(actor), each -> MetaData.from(each.metaData()));
    }
}
