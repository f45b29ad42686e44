package dev.annals.query.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionEvent.InteractionRestored;
import dev.annals.api.interaction.InteractionEvent.InteractionRetracted;
import dev.annals.api.journey.Journey;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.journey.Trigger;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.segment.MembershipChange;
import dev.annals.api.segment.SegmentEvent.MembershipChanged;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.events.Retractions;
import dev.annals.platform.journey.Edition;
import dev.annals.platform.journey.EntryDates;
import dev.annals.platform.journey.Facts;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.platform.journey.JourneyPeople.Whole;
import dev.annals.platform.journey.Listening;
import dev.annals.platform.journey.RunTally;
import dev.annals.platform.journey.Simulation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plays the recorded history through a journey, person by person, in the order in which things happened. Traits and
 * consents count as they are known today.
 */
final class BackTest {

    private static final int CHUNK = 2_000;
    private static final int MOST = 5_000_000;

    private final EventLog log;
    private final JourneyPeople people;

    BackTest(EventLog log, JourneyPeople people) {
        this.log = log;
        this.people = people;
    }

    /** Something that happened to somebody. */
    private sealed interface Happened {

        Instant at();

        UUID event();

        record Did(Instant at, UUID event, String name, Map<String, @Nullable Object> properties) implements Happened {}

        record Came(Instant at, UUID event, LocalDate day) implements Happened {}

        record Moved(Instant at, UUID event, String segment, boolean entered) implements Happened {}
    }

    Result play(Edition edition, Instant from, Instant to) {
        Listening listening = Listening.of(edition.journey());
        Set<String> names = new HashSet<>(listening.names());
        Set<String> segments = new HashSet<>(listening.segments());
        switch (edition.journey().entry().on()) {
            case Trigger.Happens it -> names.add(it.name());
            case Trigger.Membership it -> segments.add(it.segment());
            case Trigger.Day ignored -> {}
            case null, default ->
                throw new Rejected(
                        Rejection.INVALID_FIELD,
                        "Only callers of the API have people enter this journey; the past has none of these.");
        }
        long[] read = new long[1];
        Map<FragmentId, List<Happened>> byFragment = gather(names, segments, from, to, read);
        if (edition.journey().entry().on() instanceof Trigger.Day door) {
            gatherDays(door, edition.journey().zone(), from, to, byFragment);
        }
        Tally tally = new Tally();
        List<FragmentId> fragments = new ArrayList<>(byFragment.keySet());
        Map<FragmentId, List<Happened>> byPerson = new TreeMap<>();
        for (int i = 0; i < fragments.size(); i += CHUNK) {
            List<FragmentId> chunk = fragments.subList(i, Math.min(i + CHUNK, fragments.size()));
            Map<FragmentId, Whole> wholes = people.wholes(chunk);
            for (FragmentId fragment : chunk) {
                Whole whole = wholes.get(fragment);
                if (whole != null) {
                    byPerson.computeIfAbsent(whole.root(), none -> new ArrayList<>())
                            .addAll(byFragment.getOrDefault(fragment, List.of()));
                }
            }
        }
        List<FragmentId> everybody = new ArrayList<>(byPerson.keySet());
        for (int i = 0; i < everybody.size(); i += CHUNK) {
            List<FragmentId> chunk = everybody.subList(i, Math.min(i + CHUNK, everybody.size()));
            Map<FragmentId, Facts> facts = people.facts(chunk);
            for (FragmentId person : chunk) {
                Facts known = facts.get(person);
                if (known != null) {
                    play(edition, person, byPerson.getOrDefault(person, List.of()), known, to, tally);
                }
            }
        }
        List<Day> days = new ArrayList<>();
        tally.days.forEach((day, counts) -> days.add(new Day(day, counts[0], counts[1], counts[2], counts[3])));
        return new Result(
                edition.journey().key(),
                edition.version(),
                from,
                to,
                read[0],
                byPerson.size(),
                JourneyStats.of(edition, tally.runs, split -> Map.of()),
                days);
    }

    private Map<FragmentId, List<Happened>> gather(
            Set<String> names, Set<String> segments, Instant from, Instant to, long[] read) {
        Map<FragmentId, List<Happened>> gathered = new TreeMap<>();
        Set<UUID> retracted = retracted();
        int kept = 0;
        try (Stream<RecordedEvent> events =
                log.all(-1, Interest.in(InteractionRecorded.class, MembershipChanged.class))) {
            for (RecordedEvent recorded : (Iterable<RecordedEvent>) events::iterator) {
                switch (recorded.event()) {
                    case InteractionRecorded it -> {
                        read[0]++;
                        Content content = it.content();
                        boolean isMeant = !retracted.contains(recorded.id())
                                && it.name() != null
                                && content != null
                                && names.contains(it.name())
                                && !it.occurredAt().isBefore(from)
                                && it.occurredAt().isBefore(to);
                        if (isMeant && it.name() != null && content != null) {
                            kept++;
                            gathered.computeIfAbsent(it.fragment(), none -> new ArrayList<>())
                                    .add(new Happened.Did(
                                            it.occurredAt(), recorded.id(), it.name(), content.properties()));
                        }
                    }
                    case MembershipChanged it
                    when segments.contains(it.segment()) -> {
                        for (MembershipChange change : it.changes()) {
                            if (!change.at().isBefore(from) && change.at().isBefore(to)) {
                                kept++;
                                gathered.computeIfAbsent(change.profile(), none -> new ArrayList<>())
                                        .add(new Happened.Moved(
                                                change.at(), recorded.id(), it.segment(), change.entered()));
                            }
                        }
                    }
                    default -> {}
                }
                if (kept > MOST) {
                    throw new Rejected(
                            Rejection.INVALID_FIELD,
                            "More than " + MOST + " interactions matter to this journey; try a shorter time.");
                }
            }
        }
        return gathered;
    }

    private void gatherDays(
            Trigger.Day door, Journey.Zone zone, Instant from, Instant to, Map<FragmentId, List<Happened>> gathered) {
        people.having(
                door.trait(),
                page -> page.forEach((person, facts) -> EntryDates.between(door, zone, facts, from, to)
                        .forEach(date -> gathered.computeIfAbsent(person, none -> new ArrayList<>())
                                .add(new Happened.Came(
                                        date.at(),
                                        UUID.nameUUIDFromBytes((person + " " + date.day()).getBytes(UTF_8)),
                                        date.day())))));
    }

    private Set<UUID> retracted() {
        try (Stream<RecordedEvent> events =
                log.all(-1, Interest.in(InteractionRetracted.class, InteractionRestored.class))) {
            return Retractions.in(events.toList());
        }
    }

    private static void play(
            Edition edition, FragmentId person, List<Happened> happened, Facts facts, Instant to, Tally tally) {
        happened.sort(Comparator.comparing(Happened::at).thenComparing(Happened::event));
        Simulation simulation = new Simulation(
                edition, facts, new TrialGate(edition.journey(), facts), person, (event, state) -> tally.take(event));
        for (Happened each : happened) {
            switch (each) {
                case Happened.Did it -> simulation.happens(it.event(), it.name(), it.at(), it.properties());
                case Happened.Came it ->
                    simulation.enters(
                            it.event(),
                            it.at(),
                            "the day",
                            Map.of("date", it.day().toString()));
                case Happened.Moved it -> simulation.moves(it.event(), it.segment(), it.entered(), it.at());
            }
        }
        simulation.advance(to);
    }

    /** Counts as live runs are counted, and day by day. */
    private static final class Tally {

        private final RunTally runs = new RunTally();
        private final Map<LocalDate, long[]> days = new TreeMap<>();

        void take(JourneyRunEvent event) {
            runs.take(event);
            switch (event) {
                case JourneyRunEvent.RunStarted it -> day(it.at())[0]++;
                case JourneyRunEvent.SendEnded it when it.outcome().equals("sent") -> day(it.at())[1]++;
                case JourneyRunEvent.SendEnded it when it.outcome().equals("held-back") -> day(it.at())[2]++;
                case JourneyRunEvent.GoalReached it -> day(it.at())[3]++;
                default -> {}
            }
        }

        private long[] day(Instant at) {
            return days.computeIfAbsent(at.atZone(ZoneOffset.UTC).toLocalDate(), none -> new long[4]);
        }
    }

    /**
     * What would have happened.
     *
     * @param journey the journey
     * @param version the version; 0 for one that is not published
     * @param from from when
     * @param to until when
     * @param interactions how many interactions were looked at
     * @param people how many people did something that matters to it
     * @param stats what would have become of the runs
     * @param days day by day, in UTC
     */
    record Result(
            String journey,
            int version,
            Instant from,
            Instant to,
            long interactions,
            long people,
            JourneyStats stats,
            List<Day> days) {}

    /**
     * A day.
     *
     * @param day the day
     * @param entered how many would have entered
     * @param sent how many messages would have gone out
     * @param heldBack how many would have been held back
     * @param goals how often the goal was reached
     */
    record Day(LocalDate day, long entered, long sent, long heldBack, long goals) {}
}
