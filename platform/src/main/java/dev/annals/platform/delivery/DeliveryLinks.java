package dev.annals.platform.delivery;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.LinkTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes and reads the tokens in the addresses by which it is known what became of a message: pictures that are shown,
 * links that are followed, calls of providers. Nobody else can make one, so nobody can be led anywhere by them.
 */
public final class DeliveryLinks {

    /** Where providers say what became of a message, in front of the token. */
    public static final String CALLBACK = "/deliveries/callback/";

    /** Where the picture is that is shown when a message is opened, in front of the token. */
    public static final String OPENED = "/deliveries/opened/";

    /** Where links in messages lead first, in front of the token. */
    public static final String CLICKED = "/deliveries/clicked/";

    /** Where providers say what became of messages, in front of the connector's key. */
    public static final String OUTCOMES = "/deliveries/outcomes/";

    private static final String DELIVERY = "dlv";
    private static final String TARGET = "to";
    private static final Duration WORKS = Duration.ofDays(400);

    private final LinkTokens tokens;

    /** @param key 32 bytes that only this installation has */
    public DeliveryLinks(byte[] key) {
        this.tokens = new LinkTokens("annals.deliveries", key);
    }

    /**
     * What an address is about.
     *
     * @param delivery the delivery
     * @param target where a link leads; null for anything else
     */
    public record About(FragmentId delivery, @Nullable String target) {}

    /** The token of an address. */
    public String token(About about, Instant now) {
        Map<String, @Nullable String> texts = new HashMap<>();
        texts.put(DELIVERY, about.delivery().toString());
        if (about.target() != null) {
            texts.put(TARGET, about.target());
        }
        return tokens.token(new LinkTokens.Content(texts, now.plus(WORKS).truncatedTo(ChronoUnit.SECONDS)));
    }

    /**
     * What the address of a token is about.
     *
     * @throws dev.annals.api.rejection.Rejected with {@code LINK_INVALID} or {@code LINK_EXPIRED}
     */
    public About read(String token, Instant now) {
        LinkTokens.Content content = tokens.read(token, now);
        try {
            return new About(
                    FragmentId.of(content.text(DELIVERY)), content.texts().get(TARGET));
        } catch (IllegalArgumentException notOurs) {
            throw LinkTokens.changed();
        }
    }
}
