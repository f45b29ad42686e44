package dev.annals.command.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.consent.ConsentEvent.Decided;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.Consents;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionEvent.InteractionRestored;
import dev.annals.api.interaction.InteractionEvent.InteractionRetracted;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.interaction.Receipt;
import dev.annals.api.interaction.RestoreInteraction;
import dev.annals.api.interaction.RetractInteraction;
import dev.annals.api.interaction.Retraction;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.consent.Gates;
import dev.annals.command.identity.MergeForest;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.InMemoryBackbone;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.TestGroupCommit;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.testkit.TestFragmentIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetractionCommandsTest {

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
    private final RetractionCommands commands =
            new RetractionCommands(groupCommit, backbone, Gates.on(backbone, ids), ids);

    @AfterEach
    void stop() {
        groupCommit.close();
    }

    @Test
    void retractingTwiceRecordsItOnceAndAnswersTheSame() {
        UUID page = page("m-1", null, MIA);
        Retraction first = retract(page);
        assertThat(first.retracted()).isTrue();
        assertThat(retract(page)).isEqualTo(first);
        assertThat(backbone.events())
                .filteredOn(InteractionRetracted.class::isInstance)
                .hasSize(1);
        assertThat(backbone.all(first.position() - 1).findFirst().map(RecordedEvent::actor))
                .contains("compliance:ada");
    }

    @Test
    void whatWasRetractedCanBeRestoredAndRetractedAgain() {
        UUID page = page("m-1", null, MIA);
        retract(page);
        assertThat(restore(page).retracted()).isFalse();
        assertThat(restore(page).retracted()).isFalse();
        assertThat(retract(page).retracted()).isTrue();
        assertThat(backbone.events())
                .filteredOn(InteractionRetracted.class::isInstance)
                .hasSize(2);
        assertThat(backbone.events())
                .filteredOn(InteractionRestored.class::isInstance)
                .hasSize(1);
    }

    @Test
    void whatIsNoInteractionIsNotFound() {
        page("m-1", null, MIA);
        UUID opened = backbone.all(-1)
                .filter(event -> !(event.event() instanceof InteractionRecorded))
                .findFirst()
                .orElseThrow()
                .id();
        for (UUID none : List.of(opened, new UUID(9, 9))) {
            assertThatThrownBy(() -> retract(none))
                    .isInstanceOfSatisfying(
                            Rejected.class, it -> assertThat(it.rejection()).isEqualTo(Rejection.NOT_FOUND));
        }
    }

    @Test
    void theConsentDrawnFromItIsRetractedInTheStreamOfTheDevice() {
        UUID page = page("m-1", true, MIA, BROWSER);
        assertThat(stateOfAnalytics()).isEqualTo("given");
        retract(page);
        assertThat(stateOfAnalytics()).isEqualTo("nothing");
        restore(page);
        assertThat(stateOfAnalytics()).isEqualTo("given");
    }

    @Test
    void whatWasSaidBeforeCountsAgainOnceWhatReplacedItIsRetracted() {
        page("m-1", true, MIA, BROWSER);
        UUID refusing = page("m-2", false, MIA, BROWSER);
        assertThat(stateOfAnalytics()).isEqualTo("refused");
        assertThat(refusing).satisfies(id -> assertThat(backbone.find(id)).isEmpty());
        UUID third = page("m-3", true, BROWSER);
        assertThat(stateOfAnalytics()).isEqualTo("given");
        retract(third);
        assertThat(stateOfAnalytics()).isEqualTo("refused");
    }

    @Test
    void whatLaterInteractionsRepeatedIsPutOnRecordFromThem() {
        UUID first = page("m-1", true, MIA, BROWSER);
        page("m-2", true, MIA, BROWSER);
        page("m-3", true, BROWSER);
        assertThat(backbone.events()).filteredOn(Decided.class::isInstance).hasSize(1);
        retract(first);
        assertThat(stateOfAnalytics()).isEqualTo("given");
        assertThat(backbone.events()).filteredOn(Decided.class::isInstance).hasSize(2);
    }

    @Test
    void anotherProcessKnowsFromTheLogWhatCounts() {
        UUID page = page("m-1", true, MIA, BROWSER);
        retract(page);
        try (GroupCommit another = TestGroupCommit.on(backbone)) {
            assertThat(stateOfAnalytics(another)).isEqualTo("nothing");
        }
    }

    private Retraction retract(UUID interaction) {
        return commands.handle(new RetractInteraction(interaction, "sent by mistake", "compliance:ada"));
    }

    private Retraction restore(UUID interaction) {
        return commands.handle(new RestoreInteraction(interaction, "it was right", "compliance:ada"));
    }

    private String stateOfAnalytics() {
        return stateOfAnalytics(groupCommit);
    }

    /** What deciding knows of the browser's consent. */
    private String stateOfAnalytics(GroupCommit from) {
        Decision<Consents> look = new Decision<>() {
            @Override
            public Set<UUID> eventIds() {
                return Set.of();
            }

            @Override
            public Set<FragmentId> fragments() {
                return Set.of();
            }

            @Override
            public Consents decide(StreamAppends appends) {
                return appends.consents(ids.of(BROWSER));
            }
        };
        return Waiting.forAnswer(from.submit(List.of(look))).getFirst().answer().standings().stream()
                .filter(standing -> standing.key().equals(new ConsentKey("analytics", ConsentKey.ANY, "main")))
                .map(standing -> standing.signalled().state().wireName())
                .findFirst()
                .orElse("nothing");
    }

    private UUID page(String messageId, Boolean analytics, Identifier... identifiers) {
        Map<String, Object> context = analytics == null
                ? Map.of()
                : Map.of("consent", Map.of("categoryPreferences", Map.of("Analytics", analytics)));
        Content content =
                new Content(messageId, List.of(identifiers), null, Map.of(), Map.of(), new HashMap<>(context));
        Instant at = NOON.plusSeconds(backbone.head());
        Interaction interaction = new Interaction("web", InteractionType.PAGE, null, at, at, false, content);
        Receipt unused = Waiting.forAnswer(recorder.submit(List.of(new Submission.Acceptable(interaction))))
                .getFirst();
        return ids.eventOf("web", messageId);
    }
}
