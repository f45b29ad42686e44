package dev.annals.platform.consent;

import dev.annals.api.consent.Authorisation;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.Consents;
import dev.annals.api.consent.Said;
import dev.annals.api.consent.Standing;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one person said about consent, by all the identifiers that are known to be theirs.
 *
 * <p>Folded when it is asked for: joining two people's fragments changes nothing that was recorded, and parting them
 * again gives back exactly what each had.
 *
 * @param members what each fragment's stream says
 */
public record PersonConsents(Map<FragmentId, Consents> members) {

    /** Somebody who never said anything. */
    public static final PersonConsents NONE = new PersonConsents(Map.of());

    public PersonConsents {
        members = Map.copyOf(members);
    }

    /** The same, with what one fragment says besides. */
    public PersonConsents with(FragmentId fragment, Consents more) {
        Map<FragmentId, Consents> all = new HashMap<>(members);
        all.merge(fragment, more, Consents::merge);
        return new PersonConsents(all);
    }

    /**
     * What stands for a key at an instant.
     *
     * @param combination what counts when identifiers say different things
     */
    public Finding find(ConsentKey key, Combination combination, Instant at) {
        List<Spoken> standing = new ArrayList<>();
        Said requested = null;
        for (Map.Entry<FragmentId, Consents> member : members.entrySet()) {
            Said said = effective(member.getValue(), key);
            if (said != null) {
                standing.add(new Spoken(member.getKey(), said, said.stateAt(at)));
            }
            Said request = requested(member.getValue(), key);
            requested = requested == null || request == null ? orElse(requested, request) : requested.orLater(request);
        }
        standing.sort(combination == Combination.NEWEST ? Spoken.NEWEST_FIRST : Spoken.MOST_RESTRICTIVE_FIRST);
        Set<UUID> replaced = replaced(standing);
        Spoken decisive = standing.stream()
                .filter(each -> !replaced.contains(each.said().record()))
                .findFirst()
                .orElse(null);
        return new Finding(key, at, combination, decisive, standing, replaced, pending(decisive, requested));
    }

    /** The consents that authorise single messages for a key at an instant, oldest first. */
    public List<Open> authorisations(ConsentKey key, Instant at) {
        List<Open> open = new ArrayList<>();
        members.forEach((fragment, consents) -> consents.authorisations().stream()
                .filter(each -> each.key().equals(key) && each.isOpen(at))
                .filter(each -> isAfterEveryRefusal(each, key))
                .forEach(each -> open.add(new Open(fragment, each))));
        open.sort(Comparator.comparing((Open each) -> each.authorisation().at())
                .thenComparing(each -> each.authorisation().record()));
        return open;
    }

    /** The consent that a use used up, if any did. */
    public Optional<Open> authorisationUsedBy(String use) {
        return members.entrySet().stream()
                .flatMap(member -> member.getValue().authorisations().stream()
                        .filter(each -> each.used().contains(use))
                        .map(each -> new Open(member.getKey(), each)))
                .findFirst();
    }

    private boolean isAfterEveryRefusal(Authorisation authorisation, ConsentKey key) {
        return members.values().stream()
                .map(member -> effective(member, key))
                .noneMatch(said -> said != null
                        && !said.state().isValid()
                        && !said.terms().at().isBefore(authorisation.at()));
    }

    /** What counts of one fragment: for the channel itself or for all of them, said or signalled. */
    private static @Nullable Said effective(Consents consents, ConsentKey key) {
        Standing own = consents.standing(key);
        Standing general = key.channel().equals(ConsentKey.ANY) ? null : consents.standing(key.by(ConsentKey.ANY));
        Said spoken = later(own == null ? null : own.spoken(), general == null ? null : general.spoken());
        Said signalled = later(own == null ? null : own.signalled(), general == null ? null : general.signalled());
        if (spoken == null || signalled == null) {
            return spoken == null ? signalled : spoken;
        }
        boolean signalWouldRevive =
                signalled.state().isValid() && !spoken.state().isValid();
        return signalWouldRevive ? spoken : spoken.orLater(signalled);
    }

    private static @Nullable Said requested(Consents consents, ConsentKey key) {
        Standing own = consents.standing(key);
        Standing general = key.channel().equals(ConsentKey.ANY) ? null : consents.standing(key.by(ConsentKey.ANY));
        return later(own == null ? null : own.requested(), general == null ? null : general.requested());
    }

    private static @Nullable Said later(@Nullable Said one, @Nullable Said other) {
        return one == null || other == null ? orElse(one, other) : one.orLater(other);
    }

    private static @Nullable Said orElse(@Nullable Said one, @Nullable Said other) {
        return one == null ? other : one;
    }

    /** The records that gave way to another that stands now. */
    private static Set<UUID> replaced(List<Spoken> standing) {
        Set<UUID> present = new HashSet<>(
                standing.stream().map(each -> each.said().record()).toList());
        Set<UUID> replaced = new HashSet<>();
        for (Spoken each : standing) {
            replaced.addAll(each.said().terms().replaces());
            if (each.said().terms().replacedBy().stream().anyMatch(present::contains)) {
                replaced.add(each.said().record());
            }
        }
        replaced.retainAll(present);
        return replaced;
    }

    private static @Nullable Said pending(@Nullable Spoken decisive, @Nullable Said requested) {
        boolean isAnswered = requested == null
                || (decisive != null
                        && (decisive.state().isValid()
                                || !requested
                                        .terms()
                                        .at()
                                        .isAfter(decisive.said().terms().at())));
        return isAnswered ? null : requested;
    }

    /** Every key about which anything was said, in order. */
    public Stream<ConsentKey> keys() {
        return members.values().stream()
                .flatMap(member -> member.standings().stream())
                .map(Standing::key)
                .distinct()
                .sorted();
    }

    /**
     * What one identifier of a person said.
     *
     * @param fragment the identifier's fragment
     * @param said the record
     * @param state its state at the instant that was asked about
     */
    public record Spoken(FragmentId fragment, Said said, ConsentState state) {

        private static final Comparator<Spoken> NEWEST_FIRST =
                Comparator.comparing(Spoken::said, Said.ORDER).reversed();
        private static final Comparator<Spoken> MOST_RESTRICTIVE_FIRST =
                Comparator.comparing(Spoken::state).reversed().thenComparing(NEWEST_FIRST);
    }

    /**
     * A consent that authorises a message.
     *
     * @param fragment the fragment in whose stream it is
     * @param authorisation the consent
     */
    public record Open(FragmentId fragment, Authorisation authorisation) {}

    /**
     * What stands for a key, and why.
     *
     * @param key what it is about
     * @param at the instant
     * @param combination what counts when identifiers say different things
     * @param decisive what counts; null when nothing was said
     * @param considered what each identifier said, in the order of what counts
     * @param replaced the records that do not count because the person said something else since
     * @param pending a request that is not answered yet; null when there is none
     */
    public record Finding(
            ConsentKey key,
            Instant at,
            Combination combination,
            @Nullable Spoken decisive,
            List<Spoken> considered,
            Set<UUID> replaced,
            @Nullable Said pending) {

        /** The state. */
        public ConsentState state() {
            if (pending != null) {
                return ConsentState.REQUESTED;
            }
            return decisive == null ? ConsentState.UNKNOWN : decisive.state();
        }

        /** Whether the last word was no; to be asked again does not take that back. */
        public boolean isRefused() {
            return decisive != null && decisive.state().isRefusal();
        }
    }
}
