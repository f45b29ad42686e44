package dev.annals.sagas.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.Trigger;
import dev.annals.platform.journey.EntryDates;
import dev.annals.platform.journey.EntryDates.EntryDate;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.platform.journey.JourneyPeople.Whole;
import dev.annals.platform.journey.KnownJourney;
import dev.annals.platform.rounds.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has people enter journeys on days that are known of them, such as a birthday. Every quarter of an hour it looks through those whose
 * day is near for what falls due within the next hour, so whoever states a date later than that enters late; and so does, for two days,
 * everybody whose time came while nothing ran. What is led twice has somebody enter once.
 */
final class DatedEntries extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(DatedEntries.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration AHEAD = Duration.ofHours(1);
    private static final Duration FRESH_FOR = Duration.ofMinutes(15);

    private final JourneyBook book;
    private final JourneyPeople people;
    private final Doorway doorway;
    private final RunCommands commands;
    private final Clock clock;
    private final TreeSet<Due> due =
            new TreeSet<>(Comparator.comparing((Due each) -> each.date().at())
                    .thenComparing(Due::journey)
                    .thenComparing(Due::person));
    private final Set<Due> done = new HashSet<>();
    private Map<String, Integer> versions = Map.of();
    private Instant looked = Instant.MIN;

    DatedEntries(JourneyBook book, JourneyPeople people, Doorway doorway, RunCommands commands, Clock clock) {
        super(Thread.ofPlatform().name("annals-dated-entries").daemon(), PAUSE);
        this.book = book;
        this.people = people;
        this.doorway = doorway;
        this.commands = commands;
        this.clock = clock;
    }

    /** Somebody whose day it is. */
    private record Due(EntryDate date, String journey, FragmentId person) {}

    @Override
    protected Duration round() {
        try {
            Map<String, KnownJourney> dated = new HashMap<>();
            Map<String, Integer> now = new HashMap<>();
            for (KnownJourney journey : book.all()) {
                if (journey.current().journey().entry().on() instanceof Trigger.Day) {
                    dated.put(journey.key(), journey);
                    now.put(journey.key(), journey.current().version());
                }
            }
            if (!now.equals(versions) || !isFresh(clock.instant())) {
                look(dated, clock.instant());
                versions = now;
            }
            enter(dated, clock.instant());
        } catch (RuntimeException failed) {
            LOG.warn("Nobody enters by a date just now: {}", failed.getClass().getName());
        }
        return PAUSE;
    }

    /** Whether the last look is recent, by a clock that may have been put back. */
    private boolean isFresh(Instant now) {
        return !now.isBefore(looked) && looked.isAfter(now.minus(FRESH_FOR));
    }

    private void look(Map<String, KnownJourney> dated, Instant now) {
        Instant oldest = now.minus(Doorway.FRESH);
        done.removeIf(each -> each.date().at().isBefore(oldest));
        due.clear();
        dated.forEach((key, journey) -> {
            var definition = journey.current().journey();
            if (definition.entry().on() instanceof Trigger.Day door) {
                people.dated(
                        EntryDates.stated(door, oldest, now.plus(AHEAD)),
                        page -> page.forEach((person, facts) -> EntryDates.between(
                                        door, definition.zone(), facts, oldest, now.plus(AHEAD))
                                .forEach(date -> due.add(new Due(date, key, person)))));
            }
        });
        due.removeAll(done);
        looked = now;
    }

    private void enter(Map<String, KnownJourney> dated, Instant now) {
        List<Due> come = new ArrayList<>();
        while (!due.isEmpty() && !due.first().date().at().isAfter(now)) {
            come.add(due.removeFirst());
        }
        Map<FragmentId, Whole> wholes = come.isEmpty()
                ? Map.of()
                : people.wholes(come.stream().map(Due::person).toList());
        RunCommands.Turn turn = commands.turn();
        for (Due each : come) {
            Whole whole = wholes.get(each.person());
            KnownJourney journey = dated.get(each.journey());
            if (whole != null && journey != null) {
                turn.run(whole.root(), () -> doorway.byDate(journey, each.date(), whole));
            }
        }
        turn.take();
        done.addAll(come);
    }
}
