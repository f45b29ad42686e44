package dev.annals.command.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.consent.ConsentEvent.Decided;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.consent.PurposeEvent.CollectionRefused;
import dev.annals.api.consent.RecordConsent;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.interaction.Receipt;
import dev.annals.api.interaction.Receipt.Status;
import dev.annals.command.identity.MergeForest;
import dev.annals.command.interaction.GroupRecorder;
import dev.annals.command.interaction.Recorder;
import dev.annals.command.interaction.Submission;
import dev.annals.command.privacy.Readmission;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.InMemoryBackbone;
import dev.annals.command.recording.TestGroupCommit;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.testkit.InMemorySubjectKeys;
import dev.annals.testkit.TestFragmentIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectionGateTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Identifier MIA = new Identifier(Namespace.USER_ID, "mia");
    private static final Identifier BROWSER = new Identifier(Namespace.ANONYMOUS_ID, "browser-1");

    private final InMemoryBackbone backbone = new InMemoryBackbone();
    private final TestFragmentIds ids = new TestFragmentIds();
    private final GroupCommit groupCommit = TestGroupCommit.on(backbone);
    private final Recorder recorder = new GroupRecorder(
            groupCommit,
            new MergeForest(new RulesInForce(IdentityYaml.defaultRules())),
            Gates.on(backbone, ids),
            ids,
            new SimpleMeterRegistry());
    private int messages;

    @AfterEach
    void stop() {
        groupCommit.close();
    }

    @Test
    void whatIsNotRefusedIsStored() {
        assertThat(page(MIA).status()).isEqualTo(Status.STORED);
    }

    @Test
    void whatBelongsToARefusedPurposeIsCountedAndNotStored() {
        decide(MIA, "analytics", ConsentState.REFUSED);
        Receipt refused = page(MIA);
        assertThat(refused.status()).isEqualTo(Status.REFUSED);
        assertThat(refused.reason()).startsWith("consent_refused: the purpose 'analytics'");
        assertThat(stored()).isEmpty();
        assertThat(counted()).containsExactly("web analytics consent_refused 1");
    }

    @Test
    void whatBelongsToAnotherPurposeOrNoneIsStoredAllTheSame() {
        decide(MIA, "marketing", ConsentState.WITHDRAWN);
        assertThat(page(MIA).status()).isEqualTo(Status.STORED);
        decide(MIA, "analytics", ConsentState.REFUSED);
        assertThat(record(InteractionType.TRACK, "Order Completed", false, Map.of(), MIA)
                        .status())
                .isEqualTo(Status.STORED);
    }

    @Test
    void aRefusalHoldsForEveryIdentifierOfThePerson() {
        page(MIA, BROWSER);
        decide(BROWSER, "analytics", ConsentState.REFUSED);
        assertThat(page(MIA).status()).isEqualTo(Status.REFUSED);
        assertThat(page(BROWSER).status()).isEqualTo(Status.REFUSED);
    }

    @Test
    void aRefusalOfOneWhoIsNamedStopsAnInteractionThatWouldJoinThem() {
        decide(BROWSER, "analytics", ConsentState.REFUSED);
        int before = backbone.events().size();
        assertThat(page(MIA, BROWSER).status()).isEqualTo(Status.REFUSED);
        assertThat(backbone.events()).hasSize(before + 1);
    }

    @Test
    void whoGivesConsentAgainIsStoredAgain() {
        decide(MIA, "analytics", ConsentState.REFUSED);
        page(MIA);
        decide(MIA, "analytics", ConsentState.GIVEN);
        assertThat(page(MIA).status()).isEqualTo(Status.STORED);
    }

    @Test
    void aRefusedMessageCanBeSentAgainOnceItMayBeStored() {
        decide(MIA, "analytics", ConsentState.REFUSED);
        assertThat(submit("same", MIA).status()).isEqualTo(Status.REFUSED);
        decide(MIA, "analytics", ConsentState.GIVEN);
        assertThat(submit("same", MIA).status()).isEqualTo(Status.STORED);
    }

    @Test
    void refusalsOfOneGroupAreCountedTogether() {
        decide(MIA, "analytics", ConsentState.REFUSED);
        List<Submission> many = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            many.add(new Submission.Acceptable(
                    interaction("many-" + i, InteractionType.PAGE, null, false, Map.of(), MIA)));
        }
        Waiting.forAnswer(recorder.submit(many));
        assertThat(counted()).containsExactly("web analytics consent_refused 5");
    }

    @Test
    void globalPrivacyControlIsRecordedOnceAndItsAbsenceChangesNothing() {
        record(InteractionType.PAGE, null, true, Map.of(), BROWSER);
        record(InteractionType.PAGE, null, true, Map.of(), BROWSER);
        record(InteractionType.PAGE, null, false, Map.of(), BROWSER);
        assertThat(said()).containsExactly("sale-share refused gpc");
        assertThat(stored()).hasSize(3);
    }

    @Test
    void whatABrowserSignalsIsSaidOfTheBrowser() {
        record(InteractionType.PAGE, null, true, Map.of(), MIA, BROWSER);
        assertThat(backbone.stream(ids.of(BROWSER), 0).filter(each -> each.event() instanceof Decided))
                .hasSize(1);
    }

    @Test
    void anInteractionThatBringsARefusalIsNotStoredButTheRefusalIs() {
        Map<String, Object> denied = Map.of("consent", Map.of("categoryPreferences", Map.of("Analytics", false)));
        Receipt refused = record(InteractionType.PAGE, null, false, denied, MIA, BROWSER);
        assertThat(refused.status()).isEqualTo(Status.REFUSED);
        assertThat(said()).containsExactly("analytics refused segment-consent");
        assertThat(stored()).isEmpty();

        Map<String, Object> granted = Map.of("consent", Map.of("categoryPreferences", Map.of("Analytics", true)));
        assertThat(record(InteractionType.PAGE, null, false, granted, MIA, BROWSER)
                        .status())
                .isEqualTo(Status.STORED);
        assertThat(said()).containsExactly("analytics refused segment-consent", "analytics given segment-consent");
    }

    @Test
    void aSignalThatSaysYesDoesNotReviveWhatThePersonTookBack() {
        decide(BROWSER, "analytics", ConsentState.WITHDRAWN);
        Map<String, Object> granted = Map.of("consent", Map.of("categoryPreferences", Map.of("Analytics", true)));
        assertThat(record(InteractionType.PAGE, null, false, granted, BROWSER).status())
                .isEqualTo(Status.REFUSED);
    }

    @Test
    void aDuplicateOfAStoredInteractionStaysOne() {
        assertThat(submit("same", MIA).status()).isEqualTo(Status.STORED);
        decide(MIA, "analytics", ConsentState.REFUSED);
        assertThat(submit("same", MIA).status()).isEqualTo(Status.DUPLICATE);
    }

    private List<String> said() {
        return backbone.events().stream()
                .filter(Decided.class::isInstance)
                .map(Decided.class::cast)
                .map(it -> it.terms().key().purpose() + " " + it.state().wireName() + " "
                        + it.terms().method())
                .toList();
    }

    private List<String> counted() {
        return backbone.events().stream()
                .filter(CollectionRefused.class::isInstance)
                .map(CollectionRefused.class::cast)
                .map(it -> it.source() + " " + it.purpose() + " " + it.reason() + " " + it.count())
                .toList();
    }

    private List<?> stored() {
        return backbone.events().stream()
                .filter(InteractionRecorded.class::isInstance)
                .toList();
    }

    private void decide(Identifier identifier, String purpose, ConsentState state) {
        new ConsentCommands(
                        groupCommit,
                        new PurposeBook(backbone, ids),
                        ids,
                        UUID::randomUUID,
                        new Readmission(groupCommit, new InMemorySubjectKeys()))
                .handle(new RecordConsent(
                        ids.of(identifier),
                        identifier,
                        new UUID(4, ++messages),
                        state,
                        new ConsentTerms(
                                new ConsentKey(purpose, ConsentKey.ANY, "main"),
                                NOON.plusSeconds(messages),
                                null,
                                0,
                                null,
                                null,
                                "web-form",
                                "service:a",
                                ExpressedBy.SUBJECT,
                                0,
                                null,
                                List.of(),
                                List.of()),
                        null,
                        null,
                        "service:a"));
    }

    private Receipt page(Identifier... identifiers) {
        return record(InteractionType.PAGE, null, false, Map.of(), identifiers);
    }

    private Receipt record(
            InteractionType type, String name, boolean gpc, Map<String, Object> context, Identifier... identifiers) {
        return submit(interaction("m-" + ++messages, type, name, gpc, context, identifiers));
    }

    private Receipt submit(String messageId, Identifier identifier) {
        return submit(interaction(messageId, InteractionType.PAGE, null, false, Map.of(), identifier));
    }

    private Receipt submit(Interaction interaction) {
        return Waiting.forAnswer(recorder.submit(List.of(new Submission.Acceptable(interaction))))
                .getFirst();
    }

    private Interaction interaction(
            String messageId,
            InteractionType type,
            String name,
            boolean gpc,
            Map<String, Object> context,
            Identifier... identifiers) {
        Content content =
                new Content(messageId, List.of(identifiers), null, Map.of(), Map.of(), new HashMap<>(context));
        Instant at = NOON.plusSeconds(messages);
        return new Interaction("web", type, name, at, at, gpc, content);
    }
}
