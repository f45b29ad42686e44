package dev.annals.api.consent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.annals.api.consent.ConsentEvent.ConsentNoted;
import dev.annals.api.consent.ConsentEvent.ConsentRequested;
import dev.annals.api.consent.ConsentEvent.ConsentRestored;
import dev.annals.api.consent.ConsentEvent.ConsentRetracted;
import dev.annals.api.consent.ConsentEvent.ConsentUsed;
import dev.annals.api.consent.ConsentEvent.Decided;
import dev.annals.api.identity.FragmentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything a fragment's stream says about consent, folded: the same for deciding, for the read model and for a look
 * into the past. Holds nothing personal.
 *
 * <p>{@link #merge} is commutative, associative and idempotent, so events may come in any order, grouping and number: a
 * decision that arrives late never overrides one that was expressed after it.
 *
 * @param standings what stands for each key, by key
 * @param authorisations the consents that authorise a number of messages, oldest first
 * @param requests the requests that a token can answer, oldest first
 * @param members the fragments below this one that say something about consent, in order
 */
public record Consents(
        List<Standing> standings,
        List<Authorisation> authorisations,
        List<OpenRequest> requests,
        List<FragmentId> members) {

    /** Nothing was ever said. */
    public static final Consents NONE = new Consents(List.of(), List.of(), List.of(), List.of());

    private static final int MOST_AUTHORISATIONS = 200;
    private static final int MOST_REQUESTS = 20;

    /** Whether nothing was ever said, here or below. */
    @JsonIgnore
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** Whether something was said in this very fragment. */
    @JsonIgnore
    public boolean isSpoken() {
        return !standings.isEmpty() || !authorisations.isEmpty();
    }

    /** What stands for a key; null when nothing was said about exactly that. */
    public @Nullable Standing standing(ConsentKey key) {
        for (Standing standing : standings) {
            if (standing.key().equals(key)) {
                return standing;
            }
        }
        return null;
    }

    /**
     * The state after one more event of the stream, unless that takes back what was said before: then the stream has to be
     * folded anew, without what does not count.
     */
    public Consents after(UUID record, ConsentEvent event) {
        return merge(of(record, event));
    }

    /** What one event alone amounts to. */
    public static Consents of(UUID record, ConsentEvent event) {
        return switch (event) {
            case ConsentRequested it -> of(new Said(record, it.state(), it.terms()), it.token());
            case Decided it -> of(new Said(record, it.state(), it.terms()), null);
            case ConsentUsed it -> of(it);
            case ConsentNoted it -> new Consents(List.of(), List.of(), List.of(), sorted(it.members()));
            case ConsentRetracted ignored -> NONE;
            case ConsentRestored ignored -> NONE;
        };
    }

    /** What one decision alone amounts to. */
    public static Consents of(Said said) {
        return of(said, null);
    }

    /** What one use alone amounts to. */
    public static Consents of(ConsentUsed used) {
        Authorisation known =
                new Authorisation(used.authorisation(), used.key(), used.givenAt(), null, 0, List.of(used.use()));
        return new Consents(List.of(), List.of(known), List.of(), List.of());
    }

    private static Consents of(Said said, @Nullable OneTimeToken token) {
        ConsentTerms terms = said.terms();
        boolean authorises = terms.uses() > 0 && said.state().isValid();
        return new Consents(
                List.of(Standing.of(said)),
                authorises
                        ? List.of(new Authorisation(
                                said.record(), terms.key(), terms.at(), terms.until(), terms.uses(), List.of()))
                        : List.of(),
                token == null ? List.of() : List.of(new OpenRequest(said, token)),
                List.of());
    }

    /** Both together. */
    public Consents merge(Consents other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        return new Consents(
                merged(standings, other.standings, Standing::key, Standing::merge, Comparator.comparing(Standing::key)),
                newest(
                        merged(
                                authorisations,
                                other.authorisations,
                                Authorisation::record,
                                Authorisation::merge,
                                Authorisation.ORDER),
                        MOST_AUTHORISATIONS),
                newest(
                        merged(
                                requests,
                                other.requests,
                                request -> request.said().record(),
                                (one, same) -> one,
                                OpenRequest.ORDER),
                        MOST_REQUESTS),
                sorted(concatenated(members, other.members)));
    }

    private static <K extends Comparable<K>, T> List<T> merged(
            List<T> one, List<T> other, Function<T, K> key, BinaryOperator<T> both, Comparator<T> order) {
        Map<K, T> all = new TreeMap<>();
        one.forEach(each -> all.merge(key.apply(each), each, both));
        other.forEach(each -> all.merge(key.apply(each), each, both));
        return all.values().stream().sorted(order).toList();
    }

    private static <T> List<T> newest(List<T> oldestFirst, int most) {
        return oldestFirst.size() <= most
                ? oldestFirst
                : List.copyOf(oldestFirst.subList(oldestFirst.size() - most, oldestFirst.size()));
    }

    private static <T> List<T> concatenated(Collection<T> one, Collection<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static List<FragmentId> sorted(Collection<FragmentId> fragments) {
        return List.copyOf(new TreeSet<>(fragments));
    }
}
