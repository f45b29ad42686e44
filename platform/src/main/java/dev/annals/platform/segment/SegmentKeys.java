package dev.annals.platform.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.FragmentIds;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;

/** How segments are named, in any script, and the streams they have. */
public final class SegmentKeys {

    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}_-]{0,79}");

    /** What a tag may be made of, in words. */
    public static final String TAG = "letters and digits of any script, hyphens and underscores, at most 80 characters";

    /** Words that stand in the place of a key in addresses. */
    private static final Set<String> RESERVED = Set.of("overlap", "preview", "schema");

    private SegmentKeys() {}

    /** A key in the spelling in which keys are compared. */
    public static String normal(String key) {
        return Normalizer.normalize(key.strip(), Normalizer.Form.NFC);
    }

    /** Whether a text can be a key: letters and digits of any script, hyphens and underscores, at most 80 characters. */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches() && !RESERVED.contains(text);
    }

    /** Whether a text, in normal spelling, can be a tag. */
    public static boolean isTag(String text) {
        return KEY.matcher(text).matches();
    }

    /** The stream of all definitions. */
    public static FragmentId definitions(FragmentIds ids) {
        return ids.of("segments", "definitions");
    }

    /** The stream of a segment's members. */
    public static FragmentId members(FragmentIds ids, String key) {
        return ids.of("segments", "members", key);
    }

    /** The stream of who was put on a static list. */
    public static FragmentId list(FragmentIds ids, String key) {
        return ids.of("segments", "list", key);
    }
}
