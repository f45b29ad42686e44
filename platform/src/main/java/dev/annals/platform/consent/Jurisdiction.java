package dev.annals.platform.consent;

import java.util.Map;
import java.util.Optional;

/** Where a law applies: a country in lower case, perhaps with a subdivision, or a union such as {@code eu}. */
public final class Jurisdiction {

    /** The name under which stands what applies everywhere else. */
    static final String DEFAULT = "default";

    private static final int LONGEST = 60;

    private Jurisdiction() {}

    /** Whether a text can name a jurisdiction. */
    public static boolean isName(String text) {
        return text.length() <= LONGEST && PurposesFile.KEY.matcher(text).matches();
    }

    /** What applies somewhere: {@code us-ca} is looked up as itself, then as {@code us}, then as {@code default}. */
    static <T> Optional<T> find(Map<String, T> byJurisdiction, String jurisdiction) {
        String place = jurisdiction;
        while (true) {
            T found = byJurisdiction.get(place);
            if (found != null) {
                return Optional.of(found);
            }
            int hyphen = place.lastIndexOf('-');
            if (hyphen < 0) {
                return Optional.ofNullable(byJurisdiction.get(DEFAULT));
            }
            place = place.substring(0, hyphen);
        }
    }
}
