package dev.annals.projections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionEvent.InteractionRestored;
import dev.annals.api.interaction.InteractionEvent.InteractionRetracted;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.FragmentFold;
import dev.annals.projections.identity.Histories;
import dev.annals.testkit.InMemoryEventLog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetractedInteractionsTest {

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final Set<UUID> out = new HashSet<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWasRetractedIsAsIfItHadNeverHappened(long seed) {
        retractSome(seed);
        Map<String, FragmentDocument> found = new LiveProfiles(7, log).wanted();
        found.forEach((key, document) -> {
            FragmentDocument without = FragmentFold.of(
                            document.fragment(),
                            log.stream(document.fragment(), 0)
                                    .filter(event -> !out.contains(event.id()))
                                    .filter(event -> !(event.event() instanceof InteractionRetracted)
                                            && !(event.event() instanceof InteractionRestored)))
                    .orElseThrow();
            assertThat(document)
                    .usingRecursiveComparison()
                    .ignoringFields("position", "retracted")
                    .isEqualTo(without);
        });
        assertThat(found.values().stream()
                        .filter(document -> document.retracted() != null)
                        .mapToInt(document -> document.retracted().size())
                        .sum())
                .isEqualTo(out.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 500})
    void theLiveDocumentsAreThoseOfTheWholeStreamsAndOfARebuild(int batch) {
        retractSome(4);
        LiveProfiles profiles = new LiveProfiles(batch, log);
        profiles.processors.run();
        profiles.processors.rewind(LiveProfiles.NAME, 250);
        profiles.processors.run();
        assertThat(profiles.stored()).isEqualTo(profiles.wanted());
        assertThat(profiles.rebuild().check(RebuildProgress.UNWATCHED).same()).isTrue();
    }

    /** Half of what is retracted comes before the rest of the history; some of it is restored. */
    private void retractSome(long seed) {
        Histories.invent(seed, 10, 300, true, log);
        Random random = new Random(seed);
        turnSome(random);
        List<RecordedEvent> before = List.copyOf(log.events());
        InMemoryEventLog more = new InMemoryEventLog();
        Histories.invent(seed + 100, 10, 200, false, more);
        more.events().stream()
                .filter(event -> event.event() instanceof InteractionRecorded)
                .forEach(event -> log.append(
                        event.stream(),
                        event.event(),
                        event.actor(),
                        before.getLast().at(),
                        event.id()));
        turnSome(random);
    }

    private void turnSome(Random random) {
        List<RecordedEvent> interactions = new ArrayList<>(log.events().stream()
                .filter(event -> event.event() instanceof InteractionRecorded)
                .toList());
        for (int i = 0; i < 60; i++) {
            RecordedEvent one = interactions.get(random.nextInt(interactions.size()));
            if (out.add(one.id())) {
                log.append(
                        one.stream(), new InteractionRetracted(one.stream(), one.id(), "sent by mistake"), "admin:a");
            } else if (out.remove(one.id())) {
                log.append(one.stream(), new InteractionRestored(one.stream(), one.id(), "it was right"), "admin:a");
            }
        }
    }
}
