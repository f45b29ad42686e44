package dev.annals.command.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.ChangeRun;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.journey.JourneyRunEvent.EntryRefused;
import dev.annals.api.journey.JourneyRunEvent.RunStarted;
import dev.annals.api.journey.StartRun;
import dev.annals.api.journey.StartedRun;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.journey.Edition;
import dev.annals.platform.journey.Facts;
import dev.annals.platform.journey.Interpreter;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.JourneyFigures;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.platform.journey.KnownJourney;
import dev.annals.platform.journey.RunState;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/** Asks the interpreter on behalf of runs, with the definitions, the people and the time it needs. */
final class RunDecisions {

    private final Supplier<JourneyBook> books;
    private final Supplier<JourneyPeople> people;
    private final Supplier<JourneyFigures> figures;
    private final Clock clock;

    /** Definitions and people are asked for when they are needed: they rest on the log, which is set up after handlers. */
    RunDecisions(
            Supplier<JourneyBook> books,
            Supplier<JourneyPeople> people,
            Supplier<JourneyFigures> figures,
            Clock clock) {
        this.books = books;
        this.people = people;
        this.figures = figures;
        this.clock = clock;
    }

    List<JourneyRunEvent> start(RunState state, StartRun command) {
        KnownJourney journey = known(command.journey());
        return Interpreter.start(journey.current(), state, command, facts(command.profile()), now());
    }

    List<JourneyRunEvent> change(RunState state, ChangeRun command) {
        RunState.Pin pin = state.pin();
        if (pin == null || !state.isActive()) {
            return List.of();
        }
        KnownJourney journey = known(pin.journey());
        Edition edition = edition(pin.journey(), pin.version());
        Edition next = command instanceof ChangeRun.Migrate it ? edition(pin.journey(), it.version()) : edition;
        boolean isPaused = journey.status() == KnownJourney.Status.PAUSED;
        return Interpreter.on(edition, state, command, facts(pin.profile()), now(), isPaused, next);
    }

    static StartedRun answer(StartRun command, List<JourneyRunEvent> events) {
        return switch (events.isEmpty() ? null : events.getFirst()) {
            case RunStarted it -> new StartedRun(command.run(), it.version(), null);
            case EntryRefused it -> new StartedRun(command.run(), 0, it.reason());
            case null, default -> new StartedRun(command.run(), 0, "decided-before");
        };
    }

    private KnownJourney known(String key) {
        JourneyBook book = books.get();
        return book.find(key)
                .or(() -> {
                    book.refresh();
                    return book.find(key);
                })
                .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "There is no journey '" + key + "'."));
    }

    private Edition edition(String key, int version) {
        return books.get()
                .find(key, version)
                .orElseThrow(() -> new Rejected(
                        Rejection.NOT_FOUND, "There is no version " + version + " of the journey '" + key + "'."));
    }

    private Facts facts(FragmentId person) {
        return new InformedFacts(people.get().facts(person), figures);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
