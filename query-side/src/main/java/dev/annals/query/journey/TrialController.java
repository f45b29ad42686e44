package dev.annals.query.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.Journey;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.journey.Edition;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.platform.journey.JourneyPeople.Whole;
import dev.annals.platform.journey.JourneyYaml;
import dev.annals.platform.journey.KnownJourney;
import dev.annals.platform.journey.Surroundings;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tries journeys before they are live: for one person on a virtual clock, and on the whole history. Nothing is recorded. */
@RestController
@RequestMapping("/api/v1/journeys")
@Requires(Permission.PUBLISH_JOURNEYS)
@Tag(name = "Journeys")
public class TrialController {

    private static final int MOST_HAPPENINGS = 1_000;

    private final JourneyBook book;
    private final JourneyPeople people;
    private final ProfileAddress address;
    private final BackTest backTest;
    private final Clock clock;

    TrialController(JourneyBook book, JourneyPeople people, ProfileAddress address, BackTest backTest, Clock clock) {
        this.book = book;
        this.people = people;
        this.address = address;
        this.backTest = backTest;
        this.clock = clock;
    }

    @PostMapping("/{key}/dry-run")
    @Operation(
            operationId = "dryRunJourney",
            summary = "What a journey would do with one person",
            description =
                    "Plays the journey on a virtual clock by the same rules as live runs, from the entry to its end:"
                            + " the path, the times, which messages would go out and why others would not. Nothing is sent,"
                            + " called or recorded. `definition` tries one that is not published.")
    DryRun.Result dryRun(@PathVariable String key, @RequestBody Trial trial) {
        if (trial.person() == null || trial.person().isBlank()) {
            throw new Rejected(Rejection.MISSING_FIELD, "$.person is missing: '<namespace>:<value>' or a profile id.");
        }
        FragmentId fragment = address.fragment(trial.person());
        Whole whole = people.wholes(List.of(fragment)).get(fragment);
        if (whole == null) {
            throw new Rejected(Rejection.NOT_FOUND, "Nobody is known by this id or identifier.");
        }
        Instant start = trial.at() == null ? clock.instant() : instant(trial.at(), "at");
        List<DryRun.Told> told = new ArrayList<>();
        List<Happening> happenings = trial.happenings() == null ? List.of() : trial.happenings();
        if (happenings.size() > MOST_HAPPENINGS) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.happenings has more than " + MOST_HAPPENINGS + " items.");
        }
        for (int i = 0; i < happenings.size(); i++) {
            Happening each = happenings.get(i);
            if (each.event() == null) {
                throw new Rejected(Rejection.MISSING_FIELD, "$.happenings[" + i + "].event is missing.");
            }
            told.add(new DryRun.Told(
                    start.plus(span(each.after(), "happenings[" + i + "].after")),
                    each.event(),
                    each.properties() == null ? Map.of() : each.properties()));
        }
        return new DryRun(edition(key, trial.version(), trial.definition()), people.facts(whole.root()), whole.root())
                .play(start, trial.properties() == null ? Map.of() : trial.properties(), told);
    }

    @PostMapping("/{key}/back-test")
    @Operation(
            operationId = "backTestJourney",
            summary = "What a journey would have done in the past",
            description =
                    "Plays everything that is recorded through the same rules as live runs: who would have entered,"
                            + " what would have happened at each step, messages and what would have held them back, day by day."
                            + " Nothing is sent, called or recorded; the same history gives the same result.")
    BackTest.Result backTest(@PathVariable String key, @RequestBody Past past) {
        Instant to = past.to() == null ? clock.instant() : instant(past.to(), "to");
        Instant from = past.from() == null ? Instant.EPOCH : instant(past.from(), "from");
        if (!from.isBefore(to)) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.from has to be earlier than $.to.");
        }
        return backTest.play(edition(key, past.version(), past.definition()), from, to);
    }

    private Edition edition(String key, @Nullable Integer version, @Nullable String definition) {
        if (definition != null) {
            Journey journey = JourneyYaml.read(key + ".yaml", definition, Surroundings.UNKNOWN);
            if (!journey.key().equals(key)) {
                throw new Rejected(Rejection.INVALID_FIELD, "$.definition is of the journey '" + journey.key() + "'.");
            }
            return Edition.draft(journey);
        }
        KnownJourney journey = book.find(key)
                .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "There is no journey '" + key + "'."));
        return version == null
                ? journey.current()
                : journey.edition(version)
                        .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "There is no version " + version + "."));
    }

    private static Instant instant(String text, String field) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException notATime) {
            throw new Rejected(Rejection.INVALID_FIELD, "$." + field + " is no time like 2026-11-22T10:00:00Z.");
        }
    }

    private static Duration span(@Nullable String text, String field) {
        try {
            return text == null ? Duration.ZERO : Duration.parse(text);
        } catch (DateTimeException notASpan) {
            throw new Rejected(Rejection.INVALID_FIELD, "$." + field + " is no time span like PT1H.");
        }
    }

    /**
     * Who tries a journey, and what happens on the way.
     *
     * @param person {@code <namespace>:<value>} or a profile id
     * @param at when it begins; now when left out
     * @param properties what the interaction that begins it says
     * @param happenings what happens afterwards
     * @param version the version; that in force when left out
     * @param definition one that is not published, in YAML or JSON
     */
    record Trial(
            @Nullable String person,
            @Nullable String at,
            @Nullable Map<String, @Nullable Object> properties,
            @Nullable List<Happening> happenings,
            @Nullable Integer version,
            @Nullable String definition) {

        @Override
        public String toString() {
            return "Trial[…]";
        }
    }

    /**
     * Something that happens on the way.
     *
     * @param after how long after the beginning, such as {@code PT1H}
     * @param event the name of the interaction
     * @param properties what it says
     */
    record Happening(
            @Nullable String after,
            @Nullable String event,
            @Nullable Map<String, @Nullable Object> properties) {

        @Override
        public String toString() {
            return "Happening[…]";
        }
    }

    /**
     * Which part of the past.
     *
     * @param from from when; from the beginning when left out
     * @param to until when; until now when left out
     * @param version the version; that in force when left out
     * @param definition one that is not published, in YAML or JSON
     */
    record Past(
            @Nullable String from,
            @Nullable String to,
            @Nullable Integer version,
            @Nullable String definition) {}
}
