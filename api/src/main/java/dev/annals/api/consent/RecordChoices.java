package dev.annals.api.consent;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Command: record what a person chose by themselves, as far as it differs from what stands. Answers a
 * {@link ChoicesReceipt}.
 *
 * @param fragment the fragment in which it is recorded
 * @param choices what was chosen
 * @param at when
 * @param method how: {@code preference-centre}, {@code one-click}
 * @param language the language in which the notice was shown; null where none was
 * @param evidence from where
 */
public record RecordChoices(
        FragmentId fragment,
        List<Choice> choices,
        Instant at,
        String method,
        @Nullable String language,
        @Nullable ConsentEvidence evidence) {

    @Override
    public String toString() {
        return "RecordChoices[" + choices.size() + " by " + method + "]";
    }
}
