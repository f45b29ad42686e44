package dev.annals.command.identity;

import dev.annals.api.identity.DismissSuggestion;
import dev.annals.api.identity.IdentityEvent.SuggestionDismissed;
import dev.annals.api.identity.SuggestionId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.StreamAppends;
import java.util.List;

/** Decides that two profiles are not to be suggested as one person's again on the same evidence. */
final class Dismiss extends IdentityDecision {

    private final SuggestionId suggestion;
    private final String reason;

    Dismiss(DismissSuggestion command) {
        super(List.of(command.suggestion().one(), command.suggestion().other()), command.by());
        this.suggestion = command.suggestion();
        this.reason = command.reason();
    }

    @Override
    void decided(StreamAppends appends) {
        if (appends.root(suggestion.one())
                .id()
                .equals(appends.root(suggestion.other()).id())) {
            throw new Rejected(Rejection.CONFLICT, "The two are one profile by now; split it instead.");
        }
        append(
                appends,
                List.of(
                        new SuggestionDismissed(suggestion.one(), suggestion.other(), suggestion.evidence(), reason),
                        new SuggestionDismissed(suggestion.other(), suggestion.one(), suggestion.evidence(), reason)));
    }
}
