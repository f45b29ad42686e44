package dev.annals.platform.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.crypto.FragmentIds;
import org.jspecify.annotations.Nullable;

/** Reads how a request names a person: {@code <namespace>:<value>}, spelled as a source may spell it, or a profile id. */
public final class ProfileAddress {

    private final FragmentIds ids;
    private final Normalisation normalisation;

    public ProfileAddress(FragmentIds ids, Normalisation normalisation) {
        this.ids = ids;
        this.normalisation = normalisation;
    }

    /**
     * The fragment that is named.
     *
     * @throws Rejected with {@code INVALID_PARAMETER} when the text names nobody
     */
    public FragmentId fragment(String text) {
        return read(text).fragment();
    }

    /**
     * Who is named, with the identifier where one was given.
     *
     * @throws Rejected with {@code INVALID_PARAMETER} when the text names nobody
     */
    public Named read(String text) {
        int colon = text.indexOf(':');
        if (colon >= 0) {
            Identifier identifier = identifier(text.substring(0, colon), text.substring(colon + 1));
            return new Named(ids.of(identifier), identifier);
        }
        try {
            return new Named(FragmentId.of(text), null);
        } catch (IllegalArgumentException notAnId) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER, "A profile is named by its id or by '<namespace>:<value>'.");
        }
    }

    private Identifier identifier(String namespace, String value) {
        if (!Namespace.isName(namespace)) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER,
                    "What stands before the colon is no namespace: lower-case letters, digits and underscores.");
        }
        Namespace kind = new Namespace(namespace);
        return normalisation
                .identifier(kind, value)
                .orElseThrow(() -> new Rejected(
                        Rejection.INVALID_PARAMETER,
                        "What stands behind the colon identifies nobody in the namespace '" + kind + "'."));
    }

    /**
     * Somebody who was named.
     *
     * @param fragment the fragment
     * @param identifier the identifier; null when an id was given
     */
    public record Named(FragmentId fragment, @Nullable Identifier identifier) {}
}
