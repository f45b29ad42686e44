package dev.annals.projections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionEvent.InteractionsExpired;
import dev.annals.api.interaction.Span;
import dev.annals.api.privacy.ErasureEvent.Expired;
import dev.annals.api.privacy.ErasureEvent.PurposeExpired;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Expiries;
import dev.annals.platform.events.ForgettingLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.FragmentFold;
import dev.annals.projections.identity.Histories;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.TestFragmentIds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiredInteractionsTest {

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final FragmentIds ids = new TestFragmentIds();
    private final EventLog forgetting = new ForgettingLog(log, new Expiries(log, ids));
    private final Set<UUID> out = new HashSet<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsToldNoMoreIsAsIfItHadNeverHappened(long seed) {
        expireSome(seed);
        Map<String, FragmentDocument> found = new LiveProfiles(7, log).wanted();

        assertThat(out).hasSizeGreaterThan(20);
        found.forEach((key, document) -> assertThat(document)
                .usingRecursiveComparison()
                .ignoringFields("position")
                .isEqualTo(FragmentFold.of(
                                document.fragment(),
                                log.stream(document.fragment(), 0)
                                        .filter(event -> !out.contains(event.id()))
                                        .filter(event -> !(event.event() instanceof InteractionsExpired)))
                        .orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 500})
    void theLiveDocumentsAreThoseOfARebuildWhetherOrNotTheLogStillTellsIt(int batch) {
        expireSome(4);
        LiveProfiles profiles = new LiveProfiles(batch, log);
        profiles.processors.run();
        profiles.processors.rewind(LiveProfiles.NAME, 250);
        profiles.processors.run();

        assertThat(profiles.stored()).isEqualTo(profiles.wanted());
        assertThat(profiles.rebuild().check(RebuildProgress.UNWATCHED).same()).isTrue();
        profiles.stored()
                .values()
                .forEach(document -> assertThat(
                                FragmentFold.of(document.fragment(), forgetting.stream(document.fragment(), 0)))
                        .contains(document));
    }

    @Test
    void noReadOfTheLogTellsWhatTheySaidAndEveryOneTellsThatTheyWere() {
        expireSome(5);
        List<RecordedEvent> all = forgetting.all(-1).toList();

        assertThat(all).hasSameSizeAs(log.events());
        assertThat(all.stream().filter(this::isSilent).map(RecordedEvent::id)).containsExactlyInAnyOrderElementsOf(out);
        for (RecordedEvent silent : all.stream().filter(this::isSilent).toList()) {
            assertThat(forgetting.at(List.of(silent.position()))).containsExactly(silent);
            assertThat(forgetting.find(silent.id())).contains(silent);
            assertThat(forgetting.newest(silent.stream(), silent.sequence() + 1, 1))
                    .containsExactly(silent);
            assertThat(forgetting.stream(silent.stream(), silent.sequence()).findFirst())
                    .contains(silent);
        }
    }

    private boolean isSilent(RecordedEvent recorded) {
        return recorded.event() instanceof InteractionRecorded it && it.content() == null;
    }

    /** Half of it expires before the rest of the history; spans overlap, and some are named twice. */
    private void expireSome(long seed) {
        Random random = new Random(seed);
        Histories.invent(seed, 10, 300, true, log);
        expire(random);
        assertThat(forgetting.head()).isEqualTo(log.head());
        InMemoryEventLog more = new InMemoryEventLog();
        Histories.invent(seed + 100, 10, 200, false, more);
        more.events().stream()
                .filter(event -> event.event() instanceof InteractionRecorded)
                .forEach(event -> log.append(event.stream(), event.event(), event.actor(), event.at(), event.id()));
        expire(random);
    }

    private void expire(Random random) {
        List<Expired> expired = new ArrayList<>();
        for (int number = 0; number < 10; number += 2) {
            FragmentId fragment = Histories.fragment(number);
            long last = log.heads(List.of(fragment)).getOrDefault(fragment, 0L);
            List<Span> spans = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                long from = random.nextLong(last + 1);
                spans.add(new Span(from, Math.min(last, from + random.nextInt(4))));
            }
            log.stream(fragment, 0)
                    .filter(event -> event.event() instanceof InteractionRecorded)
                    .filter(event -> spans.stream().anyMatch(span -> span.covers(event.sequence())))
                    .forEach(event -> out.add(event.id()));
            expired.add(new Expired(fragment, spans));
            log.append(fragment, new InteractionsExpired(fragment, "analytics", spans, spans.size()));
        }
        log.append(
                Expiries.stream(ids),
                new PurposeExpired(Histories.fragment(0), "analytics", "retention", expired, expired.size()));
    }
}
