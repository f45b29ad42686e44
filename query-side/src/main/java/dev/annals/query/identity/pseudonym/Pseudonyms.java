package dev.annals.query.identity.pseudonym;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.SubjectKeys;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a profile the name under which one recipient may know it.
 *
 * <p>It is derived from the key of the profile's root fragment and from the recipient. So it is the same whenever the
 * recipient asks, two recipients cannot compare theirs, and once the key is destroyed by an erasure nobody can tell any
 * more whose it was, not even with all that is stored. A profile that becomes part of another one takes that one's
 * name, and has its own again after a split.
 */
public final class Pseudonyms {

    private static final String PURPOSE = "annals.pseudonym";
    private static final String PREFIX = "ps_";
    private static final int BYTES = 18;

    private final SubjectKeys keys;

    public Pseudonyms(SubjectKeys keys) {
        this.keys = keys;
    }

    /** The pseudonyms of those profiles whose keys live. */
    public Map<FragmentId, String> of(Collection<FragmentId> profiles, String recipient) {
        Map<FragmentId, String> pseudonyms = new HashMap<>();
        keys.find(profiles).forEach((profile, key) -> pseudonyms.put(profile, text(key.derived(PURPOSE, recipient))));
        return pseudonyms;
    }

    private static String text(byte[] derived) {
        byte[] beginning = new byte[BYTES];
        System.arraycopy(derived, 0, beginning, 0, BYTES);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(beginning);
    }
}
