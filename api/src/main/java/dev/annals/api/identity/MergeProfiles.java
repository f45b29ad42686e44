package dev.annals.api.identity;

/**
 * Says that two fragments are one person's, whatever the limits. Answered with a {@link ForestChange}.
 *
 * @param one a fragment of the one profile
 * @param other a fragment of the other
 * @param suggested whether somebody confirms what scoring had suggested
 * @param reason why, 1 to 500 characters; personal data
 * @param by who says so
 */
public record MergeProfiles(FragmentId one, FragmentId other, boolean suggested, String reason, String by) {

    @Override
    public String toString() {
        return "MergeProfiles[" + one + ", " + other + "]";
    }
}
