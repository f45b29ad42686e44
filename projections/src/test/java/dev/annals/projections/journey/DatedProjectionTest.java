package dev.annals.projections.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionEvent.InteractionsExpired;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.interaction.Span;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.TestFragmentIds;
import java.time.Instant;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DatedProjectionTest {

    private static final FragmentId MIA = new FragmentId(new UUID(2, 2));
    private static final FragmentId TOM = new FragmentId(new UUID(3, 3));

    private final TestFragmentIds ids = new TestFragmentIds();
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final DatedProjection projection = new DatedProjection(ids, log);
    private final Map<String, DatedPerson> store = new TreeMap<>();

    private void states(FragmentId person, Map<String, Object> traits) {
        fold(log.append(person, stating(person, traits)));
    }

    private static InteractionRecorded stating(FragmentId person, Map<String, Object> traits) {
        return new InteractionRecorded(
                person,
                "web",
                InteractionType.IDENTIFY,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                List.of(),
                new Content("m", List.of(), null, Map.copyOf(traits), Map.of(), Map.of()));
    }

    private void fold(RecordedEvent recorded) {
        for (String key : projection.keys(recorded)) {
            DatedPerson next = projection.evolve(key, store.get(key), recorded);
            if (next == null) {
                store.remove(key);
            } else {
                store.put(key, next);
            }
        }
    }

    private List<FragmentId> on(MonthDay day) {
        String list = DatedProjection.list(ids, day);
        return store.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(list))
                .map(entry -> entry.getValue().fragment())
                .toList();
    }

    @Test
    void leadsFromADayToThoseOfWhomADateOnItWasStatedOnce() {
        states(MIA, Map.of("birthday", "1990-05-17", "name", "Mia"));
        states(MIA, Map.of("birthday", "1990-05-17"));
        states(TOM, Map.of("plan", Map.of("renewal", "2027-05-17")));
        states(TOM, Map.of("name", "Tom"));

        assertThat(on(MonthDay.of(5, 17))).containsExactlyInAnyOrder(MIA, TOM);
        assertThat(on(MonthDay.of(5, 18))).isEmpty();
        assertThat(store.keySet()).hasSize(2).noneMatch(key -> key.contains("05-17"));
    }

    @Test
    void whatStatesNoDateIsToldAtAGlance() {
        assertThat(projection.changes(stating(MIA, Map.of("name", "Mia")))).isFalse();
        assertThat(projection.changes(stating(MIA, Map.of("birthday", "1990-05-17"))))
                .isTrue();
        assertThat(projection.changes(new FragmentErased(MIA, new FragmentId(new UUID(8, 8)), 1)))
                .isTrue();
    }

    @Test
    void aDayLeadsToThePersonAsLongAsSomethingStatesItWhosePurposeIsNotOver() {
        states(MIA, Map.of("birthday", "1990-05-17"));
        states(MIA, Map.of("birthday", "1990-05-18"));
        states(MIA, Map.of("birthday", "1990-05-18"));

        fold(log.append(MIA, new InteractionsExpired(MIA, "analytics", List.of(new Span(1, 1)), 1)));
        assertThat(on(MonthDay.of(5, 17))).containsExactly(MIA);
        assertThat(on(MonthDay.of(5, 18))).containsExactly(MIA);

        fold(log.append(MIA, new InteractionsExpired(MIA, "service", List.of(new Span(2, 2)), 1)));
        assertThat(on(MonthDay.of(5, 17))).containsExactly(MIA);
        assertThat(on(MonthDay.of(5, 18))).isEmpty();
    }

    @Test
    void anErasureLeavesNoDayThatLeadsToThePerson() {
        states(MIA, Map.of("birthday", "1992-02-29"));
        states(MIA, Map.of("birthday", "1992-12-31"));
        states(TOM, Map.of("birthday", "1992-12-31"));

        fold(log.append(MIA, new FragmentErased(MIA, new FragmentId(new UUID(8, 8)), 1)));

        assertThat(store.values()).containsExactly(new DatedPerson(TOM));
    }
}
