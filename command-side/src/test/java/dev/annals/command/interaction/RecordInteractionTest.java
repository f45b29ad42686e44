package dev.annals.command.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.IdentityEvent.Absorbed;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.interaction.Receipt;
import dev.annals.command.consent.Gates;
import dev.annals.command.identity.MergeForest;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.InMemoryBackbone;
import dev.annals.command.recording.TestGroupCommit;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.testkit.TestFragmentIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordInteractionTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Identifier ANNA = new Identifier(Namespace.USER_ID, "anna");
    private static final Identifier MAIL = new Identifier(Namespace.EMAIL, "anna@example.org");
    private static final Identifier PHONE_BROWSER = new Identifier(Namespace.ANONYMOUS_ID, "browser-1");
    private static final Identifier HOME_BROWSER = new Identifier(Namespace.ANONYMOUS_ID, "browser-2");

    private final InMemoryBackbone backbone = new InMemoryBackbone();
    private final TestFragmentIds ids = new TestFragmentIds();
    private final GroupCommit groupCommit = TestGroupCommit.on(backbone);
    private final Recorder recorder = new GroupRecorder(
            groupCommit,
            new MergeForest(new RulesInForce(IdentityYaml.defaultRules())),
            Gates.on(backbone, ids),
            ids,
            new SimpleMeterRegistry());

    @AfterEach
    void stop() {
        groupCommit.close();
    }

    @Test
    void aFirstInteractionOpensItsFragmentAndIsRecordedInIt() {
        Receipt receipt = record("m-1", PHONE_BROWSER);
        assertThat(receipt).isEqualTo(new Receipt("m-1", Receipt.Status.STORED, null, 1));
        assertThat(backbone.events())
                .satisfiesExactly(
                        opened -> assertThat(opened)
                                .isEqualTo(
                                        new FragmentOpened(ids.of(PHONE_BROWSER), Namespace.ANONYMOUS_ID, "browser-1")),
                        recorded -> assertThat(recorded).isInstanceOf(InteractionRecorded.class));
        assertThat(backbone.all(-1)).extracting(RecordedEvent::actor).containsOnly("source:web");
    }

    @Test
    void theSameMessageIdOfTheSameSourceIsStoredOnce() {
        record("m-1", ANNA);
        assertThat(record("m-1", ANNA).status()).isEqualTo(Receipt.Status.DUPLICATE);
        assertThat(record("m-1", PHONE_BROWSER).status()).isEqualTo(Receipt.Status.DUPLICATE);
        assertThat(backbone.events()).hasSize(2);
    }

    @Test
    void twiceTheSameInteractionInOneBatchIsStoredOnce() {
        List<Receipt> receipts = Waiting.forAnswer(
                recorder.submit(List.of(submission("m-1", ANNA), submission("m-1", ANNA), submission("m-2", ANNA))));
        assertThat(receipts)
                .extracting(Receipt::status)
                .containsExactly(Receipt.Status.STORED, Receipt.Status.DUPLICATE, Receipt.Status.STORED);
    }

    @Test
    void severalIdentifiersBecomeOneTreeUnderTheStrongest() {
        record("m-1", ANNA, MAIL, PHONE_BROWSER);
        assertThat(backbone.events())
                .filteredOn(MergedInto.class::isInstance)
                .allSatisfy(event -> assertThat(((MergedInto) event).into()).isEqualTo(ids.of(ANNA)));
        assertThat(backbone.events()).filteredOn(Absorbed.class::isInstance).hasSize(2);
        assertThat(backbone.stream(ids.of(ANNA), 0).filter(e -> e.event() instanceof InteractionRecorded))
                .hasSize(1);
    }

    @Test
    void whatIsLinkedAlreadyIsNotMergedAgain() {
        record("m-1", ANNA, PHONE_BROWSER);
        int before = backbone.events().size();
        record("m-2", ANNA, PHONE_BROWSER);
        assertThat(backbone.events()).hasSize(before + 1);
    }

    @Test
    void twoTreesThatMeetBecomeOneThroughTheirRoots() {
        record("m-1", MAIL, PHONE_BROWSER);
        record("m-2", ANNA, HOME_BROWSER);
        record("m-3", HOME_BROWSER, PHONE_BROWSER);
        assertThat(roots(ANNA, MAIL, PHONE_BROWSER, HOME_BROWSER)).containsOnly(ids.of(ANNA));
    }

    @Test
    void pairsOfDevicesThatIdentifyAtTheSameInstantEndAsOneProfileEach() {
        List<CompletableFuture<List<Receipt>>> answers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int pair = 0; pair < 20; pair++) {
            Identifier mail = new Identifier(Namespace.EMAIL, "pair-" + pair + "@example.org");
            for (int device = 0; device < 2; device++) {
                String name = pair + "-" + device;
                threads.add(Thread.ofVirtual().start(() -> {
                    CompletableFuture<List<Receipt>> answer = recorder.submit(
                            List.of(submission(name, mail, new Identifier(Namespace.ANONYMOUS_ID, name))));
                    synchronized (answers) {
                        answers.add(answer);
                    }
                }));
            }
        }
        threads.forEach(RecordInteractionTest::join);
        answers.forEach(Waiting::forAnswer);
        for (int pair = 0; pair < 20; pair++) {
            FragmentId profile = ids.of(new Identifier(Namespace.EMAIL, "pair-" + pair + "@example.org"));
            assertThat(roots(
                            new Identifier(Namespace.ANONYMOUS_ID, pair + "-0"),
                            new Identifier(Namespace.ANONYMOUS_ID, pair + "-1")))
                    .containsOnly(profile);
        }
    }

    private List<FragmentId> roots(Identifier... identifiers) {
        Map<FragmentId, FragmentId> parents = new HashMap<>();
        backbone.events().forEach(event -> {
            if (event instanceof MergedInto merged) {
                parents.put(merged.fragment(), merged.into());
            }
        });
        return Arrays.stream(identifiers)
                .map(ids::of)
                .map(id -> {
                    FragmentId root = id;
                    while (parents.containsKey(root)) {
                        root = parents.get(root);
                    }
                    return root;
                })
                .toList();
    }

    private Receipt record(String messageId, Identifier... identifiers) {
        return Waiting.forAnswer(recorder.submit(List.of(submission(messageId, identifiers))))
                .getFirst();
    }

    private static Submission submission(String messageId, Identifier... identifiers) {
        Content content = new Content(messageId, List.of(identifiers), null, Map.of(), Map.of(), Map.of());
        return new Submission.Acceptable(
                new Interaction("web", InteractionType.TRACK, "Product Viewed", NOON, NOON, false, content));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
