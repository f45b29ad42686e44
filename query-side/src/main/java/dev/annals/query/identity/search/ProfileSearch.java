package dev.annals.query.identity.search;

import dev.annals.api.condition.Condition;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.condition.CompiledCondition;
import dev.annals.platform.documents.Range;
import dev.annals.platform.web.Page;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.MergeTree;
import dev.annals.projections.identity.Profile;
import dev.annals.projections.identity.ProfileProjection;
import dev.annals.projections.identity.SourcePriority;
import dev.annals.query.access.Masking;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks through all profiles, in the order of their ids, for those of whom a condition holds. There is no index: a page
 * ends when it is full or when a second has gone by, and its cursor goes on from there.
 */
final class ProfileSearch {

    private static final int CHUNK = 500;
    private static final Duration PAGE_TIME = Duration.ofSeconds(1);

    private final ReadModel<FragmentDocument> fragments;
    private final People people;
    private final SourcePriority priority;
    private final Clock clock;

    ProfileSearch(ReadModel<FragmentDocument> fragments, SourcePriority priority, People people, Clock clock) {
        this.fragments = fragments;
        this.people = people;
        this.priority = priority;
        this.clock = clock;
    }

    String processor() {
        return fragments.processor();
    }

    /**
     * A page of profiles.
     *
     * @param after the key behind which to go on; null for the beginning
     */
    Page<FoundProfile> page(Condition condition, int limit, @Nullable String after) {
        Instant now = clock.instant();
        CompiledCondition compiled = CompiledCondition.of(condition);
        Asked asked = Asked.by(condition);
        List<FoundProfile> found = new ArrayList<>();
        String key = after;
        while (true) {
            Range range = key == null ? Range.first(CHUNK) : Range.first(CHUNK).after(key);
            List<ReadModel.Entry<FragmentDocument>> chunk = fragments.range(range);
            for (ReadModel.Entry<FragmentDocument> entry : chunk) {
                key = entry.key();
                profile(entry.document())
                        .filter(profile ->
                                compiled.at(people.of(profile, asked), now).holds())
                        .map(FoundProfile::of)
                        .ifPresent(found::add);
                if (found.size() == limit || clock.instant().isAfter(now.plus(PAGE_TIME))) {
                    return new Page<>(found, key);
                }
            }
            if (chunk.size() < CHUNK) {
                return new Page<>(found, null);
            }
        }
    }

    /** The profile of which a fragment is the root; nothing for other fragments, and for erased people. */
    private Optional<Profile> profile(FragmentDocument document) {
        return document.place().parent() != null
                ? Optional.empty()
                : MergeTree.of(document.fragment(), ids -> known(document, ids))
                        .flatMap(tree -> tree.profile(priority));
    }

    private Map<FragmentId, FragmentDocument> known(FragmentDocument root, Collection<FragmentId> ids) {
        Map<FragmentId, FragmentDocument> known = new HashMap<>();
        if (ids.contains(root.fragment())) {
            known.put(root.fragment(), root);
        }
        List<String> others = ids.stream()
                .filter(id -> !id.equals(root.fragment()))
                .map(ProfileProjection::key)
                .toList();
        if (!others.isEmpty()) {
            fragments.get(others).values().forEach(document -> known.put(document.fragment(), document));
        }
        return known;
    }

    /**
     * A profile that was found.
     *
     * @param profileId its id
     * @param identifiers what the person is called, masked
     */
    record FoundProfile(String profileId, List<Masking.ShownIdentifier> identifiers) {

        static FoundProfile of(Profile profile) {
            return new FoundProfile(
                    profile.id().toString(),
                    profile.identifiers().stream()
                            .map(Masking.MASKED::identifier)
                            .toList());
        }
    }
}
