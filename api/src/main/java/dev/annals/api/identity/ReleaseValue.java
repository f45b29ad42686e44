package dev.annals.api.identity;

/**
 * Has the links of a quarantined value count again. Answered with a {@link ForestChange}.
 *
 * @param fragment the value's fragment
 * @param reason why, 1 to 500 characters; personal data
 * @param by who says so
 */
public record ReleaseValue(FragmentId fragment, String reason, String by) {

    @Override
    public String toString() {
        return "ReleaseValue[" + fragment + "]";
    }
}
