package dev.annals.command.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.Event;
import dev.annals.api.identity.DismissSuggestion;
import dev.annals.api.identity.ForestChange;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.IdentityEvent.SuggestionDismissed;
import dev.annals.api.identity.IdentityEvent.SuggestionRestored;
import dev.annals.api.identity.MergeProfiles;
import dev.annals.api.identity.Namespace;
import dev.annals.api.identity.RestoreSuggestion;
import dev.annals.api.identity.SuggestionId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.InMemoryBackbone;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.command.recording.TestGroupCommit;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.RulesInForce;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SuggestionDecisionsTest {

    private static final FragmentId WEB = Woods.id(1);
    private static final FragmentId TILL = Woods.id(2);
    private static final SuggestionId SUGGESTION = SuggestionId.of(TILL, WEB, 0xfeedL);
    private static final String COMPLIANCE = "compliance:mia";

    private final InMemoryBackbone backbone = new InMemoryBackbone();
    private final GroupCommit groupCommit = TestGroupCommit.on(backbone);
    private final IdentityCommands commands = new IdentityCommands(
            groupCommit, new MergeForest(new RulesInForce(IdentityYaml.defaultRules())), UUID::randomUUID);

    SuggestionDecisionsTest() {
        open(WEB, Namespace.EMAIL);
        open(TILL, Namespace.MEMBER_CARD);
    }

    @AfterEach
    void stop() {
        groupCommit.close();
    }

    @Test
    void aDismissalIsRecordedAtBothEndsAndMovesNothing() {
        ForestChange change = commands.handle(new DismissSuggestion(SUGGESTION, "father and daughter", COMPLIANCE));

        assertThat(newest(2))
                .containsExactlyInAnyOrder(
                        new SuggestionDismissed(WEB, TILL, 0xfeedL, "father and daughter"),
                        new SuggestionDismissed(TILL, WEB, 0xfeedL, "father and daughter"));
        assertThat(change.after()).isEqualTo(change.before()).hasSize(2);
        assertThat(change.position()).isEqualTo(backbone.head());
    }

    @Test
    void aDismissalIsTakenBackAtBothEnds() {
        commands.handle(new DismissSuggestion(SUGGESTION, "father and daughter", COMPLIANCE));
        commands.handle(new RestoreSuggestion(SUGGESTION, "one person after all", COMPLIANCE));

        assertThat(newest(2))
                .containsExactlyInAnyOrder(
                        new SuggestionRestored(WEB, TILL, 0xfeedL, "one person after all"),
                        new SuggestionRestored(TILL, WEB, 0xfeedL, "one person after all"));
    }

    @Test
    void aConfirmationMergesByTheRuleOfSuggestions() {
        ForestChange change = commands.handle(new MergeProfiles(WEB, TILL, true, "same person", COMPLIANCE));

        assertThat(change.before()).hasSize(2);
        assertThat(change.after()).hasSize(1);
        assertThat(backbone.events())
                .filteredOn(MergedInto.class::isInstance)
                .singleElement()
                .satisfies(
                        event -> assertThat(((MergedInto) event).link().rule()).isEqualTo("suggestion"));
    }

    @Test
    void whatIsOneProfileByNowCannotBeDismissed() {
        commands.handle(new MergeProfiles(WEB, TILL, true, "same person", COMPLIANCE));
        int before = backbone.events().size();

        assertThatThrownBy(() -> commands.handle(new DismissSuggestion(SUGGESTION, "no", COMPLIANCE)))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.rejection()).isEqualTo(Rejection.CONFLICT));
        assertThat(backbone.events()).hasSize(before);
    }

    @Test
    void anUnknownProfileIsNotFound() {
        SuggestionId unknown = SuggestionId.of(WEB, Woods.id(9), 1);

        assertThatThrownBy(() -> commands.handle(new DismissSuggestion(unknown, "no", COMPLIANCE)))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.rejection()).isEqualTo(Rejection.NOT_FOUND));
    }

    private List<Event> newest(int many) {
        List<Event> events = backbone.events();
        return events.subList(events.size() - many, events.size());
    }

    private void open(FragmentId fragment, Namespace namespace) {
        Waiting.forAnswer(groupCommit.submit(List.of(new Decision<Boolean>() {
            @Override
            public Set<UUID> eventIds() {
                return Set.of();
            }

            @Override
            public Set<FragmentId> fragments() {
                return Set.of(fragment);
            }

            @Override
            public Boolean decide(StreamAppends appends) {
                appends.append(
                        fragment, StreamKind.FRAGMENT, new FragmentOpened(fragment, namespace, "value"), "source:web");
                return true;
            }
        })));
    }
}
