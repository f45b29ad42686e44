package dev.annals.projections.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.testkit.InMemoryEventLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfileFoldTest {

    private static final int HISTORIES = 10_000;
    private static final int FRAGMENTS = 6;
    private static final FragmentId ROOT = Histories.fragment(0);

    @Test
    void anyOrderAndGroupingOfMembersGivesTheSameProfile() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            List<ProfileFold> members = folds(history(seed, 40, false).events());
            Random random = new Random(seed);
            ProfileFold inOrder = members.stream().reduce(ProfileFold.EMPTY, ProfileFold::merge);

            SourcePriority priority = random.nextBoolean()
                    ? SourcePriority.NONE
                    : new SourcePriority(List.of("app", "web"), SourcePriority.NONE::namespaces);
            ProfileFold shuffled = grouped(shuffled(members, random), random);

            assertThat(shuffled.profile(ROOT, priority)).as("seed %d", seed).isEqualTo(inOrder.profile(ROOT, priority));
        }
    }

    @Test
    void arrivalOrderWithinAFragmentChangesNothingButThePosition() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            List<RecordedEvent> events = history(seed, 40, false).events();

            List<RecordedEvent> otherOrder = shuffled(events, new Random(seed));

            assertThat(withoutPositions(otherOrder)).as("seed %d", seed).isEqualTo(withoutPositions(events));
        }
    }

    @Test
    void mergingAgainChangesNothing() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            List<ProfileFold> members = folds(history(seed, 30, false).events());
            ProfileFold all = members.stream().reduce(ProfileFold.EMPTY, ProfileFold::merge);

            assertThat(all.merge(members.getFirst()).merge(all))
                    .as("seed %d", seed)
                    .isEqualTo(all);
        }
    }

    @Test
    void everyInteractionIsCountedOnceWhateverWasMerged() {
        for (int seed = 0; seed < 2_000; seed++) {
            InMemoryEventLog log = history(seed, 60, true);
            Fragments fragments = ids -> documents(log.events(), ids);

            Map<FragmentId, Profile> profiles = new HashMap<>();
            for (int i = 0; i < FRAGMENTS; i++) {
                profileOf(Histories.fragment(i), fragments).ifPresent(profile -> profiles.put(profile.id(), profile));
            }

            long counted = profiles.values().stream()
                    .flatMap(profile -> profile.types().values().stream())
                    .mapToLong(Long::longValue)
                    .sum();
            long recorded = log.events().stream()
                    .filter(event -> event.event() instanceof InteractionRecorded)
                    .count();
            assertThat(counted).as("seed %d", seed).isEqualTo(recorded);
        }
    }

    @Test
    void everyMemberLeadsToTheSameProfile() {
        for (int seed = 0; seed < 2_000; seed++) {
            InMemoryEventLog log = history(seed, 60, true);
            Fragments fragments = ids -> documents(log.events(), ids);
            for (int i = 0; i < FRAGMENTS; i++) {
                profileOf(Histories.fragment(i), fragments)
                        .ifPresent(profile -> assertThat(profile.members().keySet())
                                .allSatisfy(member ->
                                        assertThat(profileOf(member, fragments)).contains(profile)));
            }
        }
    }

    @Test
    void aTreeIsFoundLevelByLevelAskingForNoFragmentTwice() {
        InMemoryEventLog log = new InMemoryEventLog();
        Histories.invent(7, 50, 2_000, true, log);
        List<Integer> questions = new ArrayList<>();
        Fragments counting = ids -> {
            questions.add(ids.size());
            return documents(log.events(), ids);
        };

        Profile profile = profileOf(Histories.fragment(3), counting).orElseThrow();

        assertThat(profile.members()).hasSize(50);
        assertThat(questions.stream().mapToInt(Integer::intValue).sum()).isEqualTo(50);
        assertThat(questions).hasSizeLessThan(20);
    }

    private static Optional<Profile> profileOf(FragmentId member, Fragments fragments) {
        return MergeTree.of(member, fragments).flatMap(tree -> tree.profile(SourcePriority.NONE));
    }

    private static InMemoryEventLog history(long seed, int events, boolean merging) {
        InMemoryEventLog log = new InMemoryEventLog();
        Histories.invent(seed, FRAGMENTS, events, merging, log);
        return log;
    }

    private static List<ProfileFold> folds(List<RecordedEvent> events) {
        return documents(events).values().stream().map(ProfileFold::of).toList();
    }

    private static Map<FragmentId, FragmentDocument> documents(Collection<RecordedEvent> events) {
        Map<FragmentId, FragmentDocument> documents = new HashMap<>();
        for (RecordedEvent event : events) {
            documents.compute(event.stream(), (id, before) -> FragmentFold.after(id, before, event));
        }
        return documents;
    }

    private static Map<FragmentId, FragmentDocument> documents(
            Collection<RecordedEvent> events, Collection<FragmentId> ids) {
        Map<FragmentId, FragmentDocument> documents = documents(events);
        documents.keySet().retainAll(ids);
        return documents;
    }

    private static Map<FragmentId, FragmentDocument> withoutPositions(List<RecordedEvent> events) {
        Map<FragmentId, FragmentDocument> documents = documents(openedFirst(events));
        documents.replaceAll((id, it) -> new FragmentDocument(
                it.fragment(),
                it.namespace(),
                null,
                it.value(),
                it.traits(),
                it.others(),
                it.groups(),
                it.networks(),
                it.reasons(),
                it.retracted(),
                it.tags(),
                it.types(),
                it.names(),
                it.first(),
                it.last(),
                it.place(),
                it.erasure(),
                0));
        return documents;
    }

    /** An opening comes before everything else in a stream. */
    private static List<RecordedEvent> openedFirst(List<RecordedEvent> events) {
        List<RecordedEvent> ordered = new ArrayList<>(events);
        ordered.sort((one, other) ->
                Boolean.compare(!(one.event() instanceof IdentityEvent), !(other.event() instanceof IdentityEvent)));
        return ordered;
    }

    private static ProfileFold grouped(List<ProfileFold> folds, Random random) {
        List<ProfileFold> groups = new ArrayList<>(folds);
        while (groups.size() > 1) {
            ProfileFold one = groups.remove(random.nextInt(groups.size()));
            ProfileFold other = groups.remove(random.nextInt(groups.size()));
            groups.add(one.merge(other));
        }
        return groups.getFirst();
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
