package dev.annals.command.segment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.segment.SegmentEvent.SegmentPublished;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.Sha256;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.segment.SegmentConsumers.Consumer;
import dev.annals.platform.segment.SegmentDefinition;
import dev.annals.platform.segment.SegmentFile;
import dev.annals.platform.segment.SegmentKeys;
import dev.annals.platform.trait.TraitBook;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.TestFragmentIds;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentChecksTest {

    private final FragmentIds ids = new TestFragmentIds();
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final SegmentChecks checks = new SegmentChecks(
            new SegmentBook(log, ids),
            new PurposeBook(log, ids),
            new TraitBook(log, ids),
            List.of(key -> key.equals("used") ? List.of(new Consumer("journey", "welcome")) : List.of()));

    @Test
    void beyondTenThousandSegmentsNoneIsAddedButThoseThatAreThereCanBeEdited() {
        for (int i = 0; i < SegmentChecks.MOST_SEGMENTS; i++) {
            publish("s" + i, "{did: A}");
        }

        assertThatThrownBy(() -> checks.requireUsable(segment("one-more", "{did: A}")))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("10000 segments already");
        assertThatCode(() -> checks.requireUsable(segment("s17", "{did: B}"))).doesNotThrowAnyException();
    }

    @Test
    void aLongChainThatEndsWhereItBeganIsRefused() {
        publish("s0", "{did: A}");
        for (int i = 1; i < 2_000; i++) {
            publish("s" + i, "{segment: s%d}".formatted(i - 1));
        }

        assertThatThrownBy(() -> checks.requireUsable(segment("s0", "{not: {segment: s1999}}")))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("circle");
    }

    @Test
    void whatIsUsedIsNotArchivedAndItsUsersAreNamed() {
        assertThatThrownBy(() -> checks.requireUnused("used"))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("the journey 'welcome'");
        assertThatCode(() -> checks.requireUnused("unused")).doesNotThrowAnyException();
    }

    private static SegmentDefinition segment(String key, String condition) {
        return SegmentFile.read("test", "{segment: %s, condition: %s}".formatted(key, condition));
    }

    private void publish(String key, String condition) {
        String text = "{segment: %s, condition: %s}".formatted(key, condition);
        FragmentId stream = SegmentKeys.definitions(ids);
        log.append(stream, new SegmentPublished(stream, key, 1, Sha256.hex(text), text));
    }
}
