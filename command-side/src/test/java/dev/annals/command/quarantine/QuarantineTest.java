package dev.annals.command.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.interaction.Receipt;
import dev.annals.api.quarantine.DiscardItem;
import dev.annals.api.quarantine.QuarantineEvent.InteractionQuarantined;
import dev.annals.api.quarantine.QuarantineEvent.QuarantineDiscarded;
import dev.annals.api.quarantine.QuarantineEvent.QuarantineRedriven;
import dev.annals.api.quarantine.RedriveItem;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.consent.Gates;
import dev.annals.command.identity.MergeForest;
import dev.annals.command.interaction.GroupRecorder;
import dev.annals.command.interaction.Recorder;
import dev.annals.command.interaction.Submission;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.InMemoryBackbone;
import dev.annals.command.recording.TestGroupCommit;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.testkit.TestFragmentIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class QuarantineTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String RAW = "{\"type\":\"track\"}";

    private final InMemoryBackbone backbone = new InMemoryBackbone();
    private final TestFragmentIds ids = new TestFragmentIds();
    private final MergeForest forest = new MergeForest(new RulesInForce(IdentityYaml.defaultRules()));
    private final GroupCommit groupCommit = TestGroupCommit.on(backbone);
    private final Recorder recorder =
            new GroupRecorder(groupCommit, forest, Gates.on(backbone, ids), ids, new SimpleMeterRegistry());
    private final FragmentId item = ids.of("quarantine", "web", RAW);
    private Submission today = unacceptable("still no identifier");
    private final QuarantineCommands commands = new QuarantineCommands(
            groupCommit, backbone, (source, raw, receivedAt) -> today, forest, Gates.on(backbone, ids), ids);

    @BeforeEach
    void quarantineAnItem() {
        Receipt receipt = submit(unacceptable("no identifier"));
        assertThat(receipt.status()).isEqualTo(Receipt.Status.QUARANTINED);
        assertThat(receipt.reason()).isEqualTo("no-identifier: no identifier");
    }

    @AfterEach
    void stop() {
        groupCommit.close();
    }

    @Test
    void theSameItemSentAgainIsKeptOnce() {
        assertThat(submit(unacceptable("no identifier")).status()).isEqualTo(Receipt.Status.QUARANTINED);
        assertThat(backbone.events()).hasSize(1).first().isInstanceOf(InteractionQuarantined.class);
    }

    @Test
    void anItemThatAClientTriesAgainWithANewTimeOfSendingIsKeptOnce() {
        submit(unacceptable("first", "{\"sentAt\":\"2026-11-21T11:59:58Z\",\"type\":\"page\"}"));
        submit(unacceptable("again", "{\"sentAt\":\"2026-11-21T12:00:03Z\",\"type\":\"page\"}"));

        assertThat(backbone.events()).hasSize(2);
    }

    @Test
    void anUnknownItemIsNotFound() {
        assertRejected(
                Rejection.NOT_FOUND, () -> commands.handle(new RedriveItem(ids.of("quarantine", "x"), "admin:a")));
    }

    @Nested
    class WhenRedriven {

        @Test
        void itIsRecordedAndClosedTogether() {
            today = acceptable();
            assertThat(commands.handle(new RedriveItem(item, "admin:a")).status())
                    .isEqualTo(Receipt.Status.STORED);
            assertThat(backbone.events()).hasAtLeastOneElementOfType(InteractionRecorded.class);
            assertThat(backbone.events()).hasAtLeastOneElementOfType(QuarantineRedriven.class);
            assertRejected(Rejection.CONFLICT, () -> commands.handle(new RedriveItem(item, "admin:a")));
        }

        @Test
        void itStaysWhenTodaysChecksRefuseItToo() {
            Receipt receipt = commands.handle(new RedriveItem(item, "admin:a"));
            assertThat(receipt.reason()).isEqualTo("no-identifier: still no identifier");
            assertThat(backbone.events()).hasSize(1);
        }
    }

    @Nested
    class WhenDiscarded {

        @Test
        void itIsClosedWithTheReason() {
            commands.handle(new DiscardItem(item, "admin:a", "test data"));
            assertThat(backbone.events().getLast()).isEqualTo(new QuarantineDiscarded(item, "admin:a", "test data"));
            assertRejected(Rejection.CONFLICT, () -> commands.handle(new DiscardItem(item, "admin:a", "again")));
        }
    }

    private static void assertRejected(Rejection rejection, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.rejection()).isEqualTo(rejection));
    }

    private Receipt submit(Submission submission) {
        return Waiting.forAnswer(recorder.submit(List.of(submission))).getFirst();
    }

    private static Submission unacceptable(String detail) {
        return unacceptable(detail, RAW);
    }

    private static Submission unacceptable(String detail, String raw) {
        return new Submission.Unacceptable("web", "m-1", Rejection.NO_IDENTIFIER, detail, NOON, raw);
    }

    private static Submission acceptable() {
        Content content = new Content(
                "m-1", List.of(new Identifier(Namespace.USER_ID, "anna")), null, Map.of(), Map.of(), Map.of());
        return new Submission.Acceptable(
                new Interaction("web", InteractionType.TRACK, "Product Viewed", NOON, NOON, false, content));
    }
}
