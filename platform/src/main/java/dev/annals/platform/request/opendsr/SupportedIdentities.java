package dev.annals.platform.request.opendsr;

import dev.annals.api.identity.Namespace;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which identity types of OpenDSR 2.0 (section 5.1) name somebody here. Only in format {@code raw}: identifiers are known
 * by a keyed hash, to which no other hash leads.
 */
public final class SupportedIdentities {

    /** The one format. */
    public static final String FORMAT = "raw";

    private static final SortedMap<String, Namespace> BY_TYPE = new TreeMap<>();

    static {
        BY_TYPE.put("android_id", Namespace.DEVICE_ID);
        BY_TYPE.put("controller_customer_id", Namespace.USER_ID);
        BY_TYPE.put("email", Namespace.EMAIL);
        BY_TYPE.put("ios_vendor_id", Namespace.DEVICE_ID);
    }

    private SupportedIdentities() {}

    /** The types, in alphabetical order. */
    public static Iterable<String> types() {
        return BY_TYPE.keySet();
    }

    /** The namespace of identities of that type and format; null when they name nobody here. */
    public static @Nullable Namespace namespace(String type, String format) {
        return FORMAT.equals(format) ? BY_TYPE.get(type) : null;
    }
}
