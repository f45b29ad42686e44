package dev.annals.api.identity;

/**
 * Takes a {@link SplitProfile} back: every link counts again as far as the rules allow. Answered with a
 * {@link ForestChange}.
 *
 * @param one a fragment
 * @param other the one it is kept apart from
 * @param reason why, 1 to 500 characters; personal data
 * @param by who says so
 */
public record LiftApart(FragmentId one, FragmentId other, String reason, String by) {

    @Override
    public String toString() {
        return "LiftApart[" + one + ", " + other + "]";
    }
}
