package dev.annals.command.identity;

import dev.annals.api.identity.IdentityEvent.SuggestionRestored;
import dev.annals.api.identity.RestoreSuggestion;
import dev.annals.api.identity.SuggestionId;
import dev.annals.command.recording.StreamAppends;
import java.util.List;

/** Decides that two profiles may be suggested as one person's again. */
final class Restore extends IdentityDecision {

    private final SuggestionId suggestion;
    private final String reason;

    Restore(RestoreSuggestion command) {
        super(List.of(command.suggestion().one(), command.suggestion().other()), command.by());
        this.suggestion = command.suggestion();
        this.reason = command.reason();
    }

    @Override
    void decided(StreamAppends appends) {
        append(
                appends,
                List.of(
                        new SuggestionRestored(suggestion.one(), suggestion.other(), suggestion.evidence(), reason),
                        new SuggestionRestored(suggestion.other(), suggestion.one(), suggestion.evidence(), reason)));
    }
}
