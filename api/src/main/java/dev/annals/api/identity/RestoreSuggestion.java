package dev.annals.api.identity;

/**
 * Takes a {@link DismissSuggestion} back. Answered with a {@link ForestChange}.
 *
 * @param suggestion the suggestion
 * @param reason why, 1 to 500 characters; personal data
 * @param by who says so
 */
public record RestoreSuggestion(SuggestionId suggestion, String reason, String by) {

    @Override
    public String toString() {
        return "RestoreSuggestion[" + suggestion + "]";
    }
}
