package dev.annals.platform.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.platform.crypto.LinkTokens;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/**
 * Makes and reads the tokens in links to what is held about a person. Nothing is stored for a link: what it opens is
 * made anew from the log each time, so that an erasure leaves no copy behind.
 */
public final class PackageLinks {

    /** Where packages are found, in front of the token. */
    public static final String PATH = "/packages/";

    private static final String FRAGMENT = "sub";
    private static final String AS_OF = "asOf";
    private static final String PURPOSE = "pur";

    private final LinkTokens tokens;

    /** @param key 32 bytes that only this installation has */
    public PackageLinks(byte[] key) {
        this.tokens = new LinkTokens("annals.packages", key);
    }

    /** The token of a link. */
    public String token(PackageLink link) {
        return tokens.token(new LinkTokens.Content(
                Map.of(
                        FRAGMENT, link.fragment().toString(),
                        AS_OF, link.asOf().toString(),
                        PURPOSE, link.purpose()),
                link.until()));
    }

    /**
     * The link of a token.
     *
     * @throws Rejected with {@code LINK_INVALID} when it was not made here or was changed, with {@code LINK_EXPIRED} when its
     *     time is over
     */
    public PackageLink read(String token, Instant now) {
        LinkTokens.Content content = tokens.read(token, now);
        try {
            return new PackageLink(
                    FragmentId.of(content.text(FRAGMENT)),
                    Instant.parse(content.text(AS_OF)),
                    content.text(PURPOSE),
                    content.until());
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw LinkTokens.changed();
        }
    }
}
