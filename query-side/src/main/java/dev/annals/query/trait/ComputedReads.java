package dev.annals.query.trait;

import dev.annals.api.condition.Condition;
import dev.annals.platform.condition.Person;
import dev.annals.platform.trait.Computation;
import dev.annals.platform.trait.TraitBook;
import dev.annals.projections.identity.Profile;
import dev.annals.query.access.Masking;
import dev.annals.query.identity.search.Asked;
import dev.annals.query.identity.search.People;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes what profiles show of computed traits; the person's streams are read for it, where anything is defined at all. */
public final class ComputedReads {

    private static final Asked DEEDS = new Asked(true, false, false);

    private final TraitBook book;
    private final People people;
    private final Clock clock;

    public ComputedReads(TraitBook book, People people, Clock clock) {
        this.book = book;
        this.people = people;
        this.clock = clock;
    }

    /**
     * What is computed of a person.
     *
     * @param values each value, by its key; those made of nothing are left out
     * @param lifecycle the lifecycle stage; null where nobody said what an order is
     */
    public record Shown(
            Map<String, Object> values, @Nullable String lifecycle) {}

    /**
     * What a profile shows.
     *
     * @param asOf the instant of which it tells what was known, by the definitions that were in force; null for now
     */
    public Shown shown(Profile profile, @Nullable Instant asOf, Masking masking) {
        TraitBook.Edition edition = asOf == null ? book.edition() : book.edition(asOf);
        Map<String, Object> values = new LinkedHashMap<>();
        String lifecycle = null;
        if (edition.definitions().version() > 0) {
            Instant at = asOf == null ? clock.instant() : asOf;
            for (Computation.Value value : edition.computation().of(people.of(profile, DEEDS, asOf), at)) {
                Object shown = masking.value(value.value());
                if (value.key().equals(Condition.Computed.LIFECYCLE)) {
                    lifecycle = String.valueOf(value.value());
                } else if (shown != null) {
                    values.put(value.key(), shown);
                }
            }
        }
        return new Shown(values, lifecycle);
    }

    /** All values with what they rest on, at an instant, by the definitions in force. */
    List<Computation.Value> all(Profile profile, Instant at) {
        Person person = people.of(profile, DEEDS);
        return book.edition().computation().of(person, at);
    }
}
