package dev.annals.sagas.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.Journey;
import dev.annals.api.journey.StartRun;
import dev.annals.api.journey.Trigger;
import dev.annals.api.segment.MembershipChange;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.journey.EntryDates.EntryDate;
import dev.annals.platform.journey.JourneyPeople.Whole;
import dev.annals.platform.journey.KnownJourney;
import dev.annals.platform.journey.Matching;
import dev.annals.platform.journey.RunStreams;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Has people enter journeys by what they do, or by coming into a segment or leaving it. What happened longer than two days
 * ago, as in an import of old data, has nobody enter.
 */
final class Doorway {

    /** How old what happened may be. */
    static final Duration FRESH = Duration.ofDays(2);

    private static final Duration HOUR = Duration.ofHours(1);

    private final RunIndex index;
    private final RunStreams streams;
    private final RunCommands commands;
    private final Clock clock;
    private final Map<String, Deque<Instant>> entered = new HashMap<>();

    Doorway(RunIndex index, RunStreams streams, RunCommands commands, Clock clock) {
        this.index = index;
        this.streams = streams;
        this.commands = commands;
        this.clock = clock;
    }

    void byInteraction(
            RecordedEvent recorded, InteractionRecorded it, Content content, Whole whole, Attention attention) {
        for (KnownJourney journey : attention.entries().getOrDefault(it.name(), List.of())) {
            Journey definition = journey.current().journey();
            boolean isItsOwn = journey.key().equals(content.context().get("journey"));
            if (!isItsOwn
                    && definition.entry().on() instanceof Trigger.Happens happens
                    && happens.name().equals(it.name())
                    && Matching.isMeant(happens, happens.name(), content.properties(), null)) {
                enter(
                        journey,
                        recorded.id(),
                        recorded.position(),
                        it.occurredAt(),
                        "the interaction " + it.name(),
                        content.properties(),
                        whole);
            }
        }
    }

    void bySegment(RecordedEvent recorded, String segment, MembershipChange change, Whole whole, Attention attention) {
        for (KnownJourney journey : attention.doors().getOrDefault(segment, List.of())) {
            Trigger wanted = new Trigger.Membership(segment, change.entered());
            if (wanted.equals(journey.current().journey().entry().on())) {
                UUID trigger = UUID.nameUUIDFromBytes(
                        (recorded.id() + " " + change.profile()).getBytes(StandardCharsets.UTF_8));
                enter(
                        journey,
                        trigger,
                        recorded.position(),
                        change.at(),
                        (change.entered() ? "entering" : "leaving") + " the segment " + segment,
                        Map.of("segment", segment),
                        whole);
            }
        }
    }

    /** Led twice, a day has somebody enter once. */
    void byDate(KnownJourney journey, EntryDate date, Whole whole) {
        if (journey.wasOpen(date.at()) && journey.current().journey().entry().on() instanceof Trigger.Day door) {
            UUID trigger = UUID.nameUUIDFromBytes((journey.key() + " " + date.day()).getBytes(StandardCharsets.UTF_8));
            Map<String, @Nullable Object> properties = new HashMap<>();
            properties.put("date", date.day().toString());
            start(journey, trigger, -1, date.at(), "the day of the trait " + door.trait(), properties, whole);
        }
    }

    private void enter(
            KnownJourney journey,
            UUID trigger,
            long position,
            Instant happenedAt,
            String cause,
            Map<String, @Nullable Object> properties,
            Whole whole) {
        boolean isOld = happenedAt.isBefore(clock.instant().minus(FRESH));
        if (!isOld && journey.wasOpen(position)) {
            start(journey, trigger, position, happenedAt, cause, properties, whole);
        }
    }

    private void start(
            KnownJourney journey,
            UUID trigger,
            long position,
            Instant happenedAt,
            String cause,
            Map<String, @Nullable Object> properties,
            Whole whole) {
        Journey definition = journey.current().journey();
        String property = definition.entry().key();
        String key = property == null ? null : Matching.asKey(Matching.at(properties, property));
        String refusal = property != null && key == null
                ? "no-entry-key"
                : isFull(journey.key(), definition.entry().perHour()) ? "limit" : null;
        FragmentId run = streams.of(definition, whole, key, trigger);
        commands.send(new StartRun(
                run,
                journey.key(),
                whole.root(),
                trigger,
                position,
                happenedAt,
                cause,
                refusal,
                new Begun(key, properties)));
        index.expect(whole.root());
    }

    private synchronized boolean isFull(String journey, int perHour) {
        if (perHour == 0) {
            return false;
        }
        Instant now = clock.instant();
        Deque<Instant> recent = entered.computeIfAbsent(journey, none -> new ArrayDeque<>());
        while (!recent.isEmpty() && recent.peek().isBefore(now.minus(HOUR))) {
            recent.poll();
        }
        if (recent.size() >= perHour) {
            return true;
        }
        recent.add(now);
        return false;
    }
}
