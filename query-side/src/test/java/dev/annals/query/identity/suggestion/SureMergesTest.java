package dev.annals.query.identity.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.MergeProfiles;
import dev.annals.api.identity.SuggestionId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.query.RecordingCommands;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SureMergesTest {

    private final RecordingCommands commands = new RecordingCommands();
    private final SureMerges merges = new SureMerges(0.99, commands);

    @Test
    void onlyWhatIsSureIsMergedAndTheRestIsLeftToPeople() {
        List<Suggestion> left = merges.apply(List.of(suggestion(1, 2, 0.995), suggestion(3, 4, 0.98)));

        assertThat(left).extracting(Suggestion::probability).containsExactly(0.98);
        assertThat(commands.sent()).singleElement().isInstanceOfSatisfying(MergeProfiles.class, merge -> {
            assertThat(merge.one()).isEqualTo(fragment(1));
            assertThat(merge.other()).isEqualTo(fragment(2));
            assertThat(merge.suggested()).isTrue();
            assertThat(merge.by()).isEqualTo("system");
            assertThat(merge.reason()).contains("0.995", "annals.identity.merge-above");
        });
    }

    @Test
    void aProfileThatHasJustChangedIsLookedAtAgainFirst() {
        List<Suggestion> left = merges.apply(List.of(suggestion(1, 2, 0.999), suggestion(2, 3, 0.998)));

        assertThat(left).extracting(Suggestion::probability).containsExactly(0.998);
        assertThat(commands.sent()).hasSize(1);
    }

    @Test
    void whatIsRefusedStaysASuggestion() {
        commands.failWith(new Rejected(Rejection.CONFLICT, "Together they would have too many."));

        assertThat(merges.apply(List.of(suggestion(1, 2, 0.999)))).hasSize(1);
    }

    private static Suggestion suggestion(long one, long other, double probability) {
        return new Suggestion(SuggestionId.of(fragment(one), fragment(other), 7), probability, 20, 0, List.of());
    }

    private static FragmentId fragment(long number) {
        return new FragmentId(new UUID(0, number));
    }
}
