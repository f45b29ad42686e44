package dev.annals.command.interaction;

import static dev.annals.api.interaction.InteractionType.ALIAS;
import static dev.annals.api.interaction.InteractionType.TRACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionType;
import dev.annals.command.consent.Gates;
import dev.annals.command.identity.MergeForest;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.InMemoryBackbone;
import dev.annals.command.recording.TestGroupCommit;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.testkit.TestFragmentIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordAliasTest {

    private static final String ALIAS_OF_OLD = "{'userId':'new','previousId':'old'}";

    private final Checking checking = Checking.plainly();
    private final InMemoryBackbone backbone = new InMemoryBackbone();
    private final GroupCommit groupCommit = TestGroupCommit.on(backbone);
    private final Recorder recorder = new GroupRecorder(
            groupCommit,
            new MergeForest(new RulesInForce(IdentityYaml.defaultRules())),
            Gates.on(backbone, new TestFragmentIds()),
            new TestFragmentIds(),
            new SimpleMeterRegistry());

    @AfterEach
    void stop() {
        groupCommit.close();
    }

    @Test
    void anIdThatNobodyKnowsIsTakenAsAnAnonymousOne() {
        send(ALIAS, ALIAS_OF_OLD);

        assertThat(opened()).containsExactly("user_id=new", "anonymous_id=old");
        assertThat(named()).containsExactly("user_id=new", "anonymous_id=old");
        assertThat(merges()).isEqualTo(1);
    }

    @Test
    void anIdKnownAsAUsersIsThatUser() {
        send(TRACK, "{'event':'Looked','userId':'old'}");

        send(ALIAS, ALIAS_OF_OLD);

        assertThat(opened()).containsExactly("user_id=old", "user_id=new");
        assertThat(named()).containsExactly("user_id=new", "user_id=old");
        assertThat(merges()).isEqualTo(1);
    }

    @Test
    void anIdKnownAsAnAnonymousOneIsThat() {
        send(TRACK, "{'event':'Looked','anonymousId':'old'}");

        send(ALIAS, ALIAS_OF_OLD);

        assertThat(opened()).containsExactly("anonymous_id=old", "user_id=new");
        assertThat(merges()).isEqualTo(1);
    }

    @Test
    void anIdKnownAsBothIsBoth() {
        send(TRACK, "{'event':'Looked','userId':'old'}");
        send(TRACK, "{'event':'Looked','anonymousId':'old'}");

        send(ALIAS, ALIAS_OF_OLD);

        assertThat(named()).containsExactly("user_id=new", "user_id=old", "anonymous_id=old");
        assertThat(merges()).isEqualTo(2);
    }

    @Test
    void whatTheSameRequestSaidBeforeCounts() {
        Waiting.forAnswer(recorder.submit(
                List.of(submission(TRACK, "{'event':'Looked','userId':'old'}"), submission(ALIAS, ALIAS_OF_OLD))));

        assertThat(opened()).containsExactly("user_id=old", "user_id=new");
    }

    @Test
    void aliasToItselfJoinsTheAnonymousIdOnlyWhereThatWasSeen() {
        send(ALIAS, "{'userId':'same','previousId':'same'}");
        assertThat(opened()).containsExactly("user_id=same");

        send(TRACK, "{'event':'Looked','anonymousId':'same'}");
        send(ALIAS, "{'userId':'same','previousId':'same'}");
        assertThat(opened()).containsExactly("user_id=same", "anonymous_id=same");
        assertThat(merges()).isEqualTo(1);
    }

    @Test
    void anAliasSentAgainIsADuplicateWhateverIsKnownByNow() {
        String alias = "{'userId':'new','previousId':'old','messageId':'m-1'}";
        send(ALIAS, alias);
        send(TRACK, "{'event':'Looked','userId':'old'}");
        int before = backbone.events().size();

        send(ALIAS, alias);

        assertThat(backbone.events()).hasSize(before);
    }

    private void send(InteractionType type, String json) {
        Waiting.forAnswer(recorder.submit(List.of(submission(type, json))));
    }

    private Submission submission(InteractionType type, String json) {
        return checking.single(type, json.replace('\'', '"'));
    }

    private List<String> opened() {
        return backbone.events().stream()
                .filter(FragmentOpened.class::isInstance)
                .map(FragmentOpened.class::cast)
                .map(event -> event.namespace() + "=" + event.value())
                .toList();
    }

    /** What the last interaction says that it names. */
    private List<String> named() {
        return backbone.events().reversed().stream()
                .filter(InteractionRecorded.class::isInstance)
                .map(event -> Objects.requireNonNull(((InteractionRecorded) event).content()))
                .findFirst()
                .orElseThrow()
                .identifiers()
                .stream()
                .map(identifier -> identifier.namespace() + "=" + identifier.value())
                .toList();
    }

    private long merges() {
        return backbone.events().stream().filter(MergedInto.class::isInstance).count();
    }
}
