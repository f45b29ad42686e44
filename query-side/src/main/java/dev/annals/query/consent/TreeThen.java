package dev.annals.query.consent;

import dev.annals.api.identity.FragmentId;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.MergeTree;
import dev.annals.projections.identity.Place.RecordedLink;
import dev.annals.query.identity.ProfileReads;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which identifiers were one person's at an instant.
 *
 * <p>Of those that were known then, the merge forest as it was recorded then decides: neither a later merge nor a later
 * split changes what a message of that time rested on. An identifier that was not known then brings along what was
 * recorded of it for that time, as an import of older decisions does; of whose it is, only today's links tell.
 *
 * @param profiles finds trees, of now and of then
 * @param now the person's tree as it is now
 * @param then the instant
 */
record TreeThen(ProfileReads profiles, MergeTree now, Instant then) {

    /** The fragments that were one person's with a fragment. */
    Set<FragmentId> members(FragmentId asked) {
        Set<FragmentId> found = new LinkedHashSet<>();
        if (isKnown(asked)) {
            found.addAll(known(asked));
        } else {
            Set<FragmentId> newer = newer(Set.of(asked));
            newer.stream()
                    .flatMap(this::linked)
                    .filter(this::isKnown)
                    .filter(each -> !found.contains(each))
                    .forEach(each -> found.addAll(known(each)));
            found.addAll(newer);
        }
        found.addAll(newer(found));
        return found;
    }

    /** The streams need not be read where nothing was merged or split since. */
    private Set<FragmentId> known(FragmentId fragment) {
        return isUnchanged()
                ? now.members().keySet().stream().filter(this::isKnown).collect(Collectors.toSet())
                : profiles.placesThen(fragment, then, now)
                        .map(tree -> tree.members().keySet())
                        .orElse(Set.of(fragment));
    }

    /** Whether nothing that decides which fragments are this person's was recorded since. */
    private boolean isUnchanged() {
        return now.members().values().stream()
                .map(FragmentDocument::place)
                .allMatch(place -> place.links().stream()
                                .noneMatch(link -> link.decided().isAfter(then))
                        && place.apart().stream()
                                .noneMatch(apart -> apart.since().isAfter(then))
                        && (place.quarantined() == null || !place.quarantined().isAfter(then)));
    }

    /** These, and all that were not known then and hang together with them through nothing but such. */
    private Set<FragmentId> newer(Set<FragmentId> from) {
        Set<FragmentId> found = new LinkedHashSet<>(from);
        Deque<FragmentId> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            linked(open.remove())
                    .filter(other -> !isKnown(other) && found.add(other))
                    .forEach(open::add);
        }
        return found;
    }

    /** What a fragment is linked with today, as far as that is this person's. */
    private Stream<FragmentId> linked(FragmentId fragment) {
        return Optional.ofNullable(now.members().get(fragment)).stream()
                .flatMap(document -> document.place().links().stream())
                .filter(link -> link.refusal() == null)
                .map(RecordedLink::link)
                .map(link -> link.other(fragment))
                .filter(now.members()::containsKey);
    }

    private boolean isKnown(FragmentId fragment) {
        FragmentDocument document = now.members().get(fragment);
        return document != null
                && !Objects.requireNonNullElse(document.opened(), Instant.MAX).isAfter(then);
    }
}
