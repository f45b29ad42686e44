package dev.annals.platform.consent;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.platform.crypto.LinkTokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes and reads the tokens in links to preferences. They name the person by a fragment's id, which tells nothing
 * outside of the installation.
 */
public final class PreferenceLinks {

    /** Where preferences are found, in front of the token. */
    public static final String PATH = "/preferences/";

    private static final String FRAGMENT = "sub";
    private static final String CONTROLLER = "ctl";
    private static final String PURPOSE = "pur";
    private static final String CHANNEL = "chn";
    private static final String DELIVERY = "dlv";

    private final LinkTokens tokens;

    /** @param key 32 bytes that only this installation has */
    public PreferenceLinks(byte[] key) {
        this.tokens = new LinkTokens("annals.preferences", key);
    }

    /** The token of a link. */
    public String token(PreferenceLink link) {
        Map<String, @Nullable String> texts = new HashMap<>();
        texts.put(FRAGMENT, link.fragment().toString());
        texts.put(CONTROLLER, link.controller());
        texts.put(PURPOSE, link.purpose());
        texts.put(CHANNEL, link.channel());
        if (link.delivery() != null) {
            texts.put(DELIVERY, link.delivery().toString());
        }
        return tokens.token(new LinkTokens.Content(texts, link.until()));
    }

    /**
     * The link of a token.
     *
     * @throws Rejected with {@code LINK_INVALID} when it was not made here or was changed, with {@code LINK_EXPIRED} when its
     *     time is over
     */
    public PreferenceLink read(String token, Instant now) {
        LinkTokens.Content content = tokens.read(token, now);
        String delivery = content.texts().get(DELIVERY);
        try {
            return new PreferenceLink(
                    FragmentId.of(content.text(FRAGMENT)),
                    content.texts().get(CONTROLLER),
                    content.texts().get(PURPOSE),
                    content.texts().get(CHANNEL),
                    content.until(),
                    delivery == null ? null : FragmentId.of(delivery));
        } catch (IllegalArgumentException notOurs) {
            throw LinkTokens.changed();
        }
    }
}
