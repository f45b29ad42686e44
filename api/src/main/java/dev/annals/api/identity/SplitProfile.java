package dev.annals.api.identity;

/**
 * Says that two fragments of one profile are not one person's: the weakest links that join them stop to count, and none
 * may join them again until that is lifted. Answered with a {@link ForestChange}.
 *
 * @param one a fragment
 * @param other another one
 * @param reason why, 1 to 500 characters; personal data
 * @param by who says so
 */
public record SplitProfile(FragmentId one, FragmentId other, String reason, String by) {

    @Override
    public String toString() {
        return "SplitProfile[" + one + ", " + other + "]";
    }
}
