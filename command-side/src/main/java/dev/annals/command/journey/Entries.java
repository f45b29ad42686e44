package dev.annals.command.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.StartRun;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.journey.Edition;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.platform.journey.JourneyPeople.Whole;
import dev.annals.platform.journey.KnownJourney;
import dev.annals.platform.journey.Matching;
import dev.annals.platform.journey.RunStreams;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Has people enter journeys because a caller asks for it. */
final class Entries {

    private final JourneyBook book;
    private final RunStreams streams;
    private final JourneyPeople people;
    private final ProfileAddress address;
    private final Clock clock;

    Entries(JourneyBook book, RunStreams streams, JourneyPeople people, ProfileAddress address, Clock clock) {
        this.book = book;
        this.streams = streams;
        this.people = people;
        this.address = address;
        this.clock = clock;
    }

    /**
     * The command that has somebody enter.
     *
     * @throws Rejected when there is no such journey or person, or the entry key is missing
     */
    StartRun read(String key, @Nullable String person, Map<String, @Nullable Object> properties) {
        KnownJourney journey = book.find(key)
                .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "There is no journey '" + key + "'."));
        if (person == null || person.isBlank()) {
            throw new Rejected(Rejection.MISSING_FIELD, "$.person is missing: '<namespace>:<value>' or a profile id.");
        }
        FragmentId fragment = address.fragment(person);
        Whole whole = people.wholes(List.of(fragment)).get(fragment);
        if (whole == null) {
            throw new Rejected(Rejection.NOT_FOUND, "Nobody is known by this id or identifier.");
        }
        Edition edition = journey.current();
        String property = edition.journey().entry().key();
        String value = property == null ? null : Matching.asKey(Matching.at(properties, property));
        if (property != null && value == null) {
            throw new Rejected(
                    Rejection.MISSING_FIELD,
                    "$.properties." + property + " is missing: it is the journey's entry key.");
        }
        return new StartRun(
                streams.of(edition.journey(), whole, value, null),
                key,
                whole.root(),
                null,
                -1,
                clock.instant(),
                "a caller",
                journey.status() == KnownJourney.Status.LIVE
                        ? null
                        : journey.status().name().toLowerCase(Locale.ROOT),
                new Begun(value, properties));
    }
}
