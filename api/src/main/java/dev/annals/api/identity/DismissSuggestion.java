package dev.annals.api.identity;

/**
 * Says that it was wrong to suggest that two profiles are one person's. It is not suggested again on the same evidence.
 * Answered with a {@link ForestChange}.
 *
 * @param suggestion the suggestion
 * @param reason why, 1 to 500 characters; personal data
 * @param by who says so
 */
public record DismissSuggestion(SuggestionId suggestion, String reason, String by) {

    @Override
    public String toString() {
        return "DismissSuggestion[" + suggestion + "]";
    }
}
