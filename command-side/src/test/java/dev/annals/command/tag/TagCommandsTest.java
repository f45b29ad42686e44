package dev.annals.command.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.tag.PutTag;
import dev.annals.api.tag.TagEvent.TagPut;
import dev.annals.api.tag.TagEvent.TagTaken;
import dev.annals.api.tag.TaggedPeople;
import dev.annals.api.tag.TakeTag;
import dev.annals.command.consent.Gates;
import dev.annals.command.identity.MergeForest;
import dev.annals.command.interaction.GroupRecorder;
import dev.annals.command.interaction.Recorder;
import dev.annals.command.interaction.Submission;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TagCommandsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Identifier MIA = new Identifier(Namespace.USER_ID, "mia");
    private static final Identifier BROWSER = new Identifier(Namespace.ANONYMOUS_ID, "browser-1");

    private final InMemoryBackbone backbone = new InMemoryBackbone();
    private final TestFragmentIds ids = new TestFragmentIds();
    private final GroupCommit groupCommit = TestGroupCommit.on(backbone);
    private final TagCommands commands = new TagCommands(groupCommit, backbone);

    @BeforeEach
    void miaUsesABrowser() {
        Recorder recorder = new GroupRecorder(
                groupCommit,
                new MergeForest(new RulesInForce(IdentityYaml.defaultRules())),
                Gates.on(backbone, ids),
                ids,
                new SimpleMeterRegistry());
        Content content = new Content("m-1", List.of(MIA, BROWSER), null, Map.of(), Map.of(), Map.of());
        Interaction interaction = new Interaction("web", InteractionType.PAGE, null, NOON, NOON, false, content);
        var unused = Waiting.forAnswer(recorder.submit(List.of(new Submission.Acceptable(interaction))));
    }

    @AfterEach
    void stop() {
        groupCommit.close();
    }

    @Test
    void aTagIsPutOnWhoeverIsKnownAndSaysWhoPutIt() {
        TaggedPeople told = put(ids.of(BROWSER), ids.of(new Identifier(Namespace.USER_ID, "nobody")));

        assertThat(told.people()).isEqualTo(1);
        assertThat(told.others()).isEqualTo(1);
        assertThat(backbone.events())
                .filteredOn(TagPut.class::isInstance)
                .containsExactly(new TagPut(ids.of(BROWSER), "vip", null, "often here"));
        assertThat(backbone.all(told.position() - 1).findFirst().map(RecordedEvent::actor))
                .contains("marketer:ada");
    }

    @Test
    void itIsTakenOffTheWholePersonAndOnce() {
        put(ids.of(BROWSER));
        put(ids.of(MIA));

        assertThat(take(ids.of(MIA)).people()).isEqualTo(1);
        assertThat(take(ids.of(MIA)).people()).isZero();
        assertThat(backbone.events())
                .filteredOn(TagTaken.class::isInstance)
                .extracting(event -> ((TagTaken) event).fragment())
                .containsExactlyInAnyOrder(ids.of(MIA), ids.of(BROWSER));
    }

    private TaggedPeople put(FragmentId... people) {
        return commands.handle(new PutTag(List.of(people), "vip", null, "often here", "marketer:ada"));
    }

    private TaggedPeople take(FragmentId... people) {
        return commands.handle(new TakeTag(List.of(people), "vip", "moved away", "marketer:ada"));
    }
}
