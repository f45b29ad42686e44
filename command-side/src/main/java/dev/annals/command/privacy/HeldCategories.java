package dev.annals.command.privacy;

import dev.annals.api.Event;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.condition.Person;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.privacy.DataCategories;
import dev.annals.platform.privacy.LegalHold;
import dev.annals.platform.privacy.LegalHolds;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Tells which data of somebody who is not erased legal holds demand to be kept at present. */
final class HeldCategories {

    private final LegalHolds holds;
    private final PurposeBook purposes;
    private final EventLog log;
    private final Clock clock;

    HeldCategories(LegalHolds holds, PurposeBook purposes, EventLog log, Clock clock) {
        this.holds = holds;
        this.purposes = purposes;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Which events of a person have to stay.
     *
     * @param profile the root of the person's fragments
     * @param fragments all of them
     */
    Predicate<Event> of(FragmentId profile, List<FragmentId> fragments) {
        Instant now = clock.instant();
        List<Person> known = new ArrayList<>();
        Supplier<Person> person = () -> {
            if (known.isEmpty()) {
                known.add(HeldPerson.of(profile, fragments, log));
            }
            return known.getFirst();
        };
        Set<String> held = new HashSet<>();
        for (LegalHold hold : holds.all()) {
            if (hold.isInForce(now) && HeldAside.isAbout(hold.set(), fragments, person, now)) {
                held.addAll(hold.set().categories());
            }
        }
        DataCategories categories = new DataCategories(purposes.current());
        return event ->
                !held.isEmpty() && categories.of(event).filter(held::contains).isPresent();
    }
}
