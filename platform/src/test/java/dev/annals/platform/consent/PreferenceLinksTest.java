package dev.annals.platform.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PreferenceLinksTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final PreferenceLink MIA =
            new PreferenceLink(new FragmentId(new UUID(1, 2)), "main", "marketing", "email", NOON.plusSeconds(60));

    private final PreferenceLinks links = new PreferenceLinks(new byte[32]);

    @Test
    void aLinkIsReadAsItWasMade() {
        assertThat(links.read(links.token(MIA), NOON)).isEqualTo(MIA);
        PreferenceLink bare = new PreferenceLink(MIA.fragment(), null, null, null, MIA.until());
        assertThat(links.read(links.token(bare), NOON)).isEqualTo(bare);
    }

    @Test
    void afterItsTimeItSaysSo() {
        assertThat(refusal(links.token(MIA), NOON.plusSeconds(60))).isEqualTo(Rejection.LINK_EXPIRED);
    }

    @Test
    void noCharacterOfItCanBeChanged() {
        String token = links.token(MIA);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(refusal(changed, NOON)).as("character " + i).isEqualTo(Rejection.LINK_INVALID);
        }
        assertThat(refusal(token.substring(0, token.length() - 1), NOON)).isEqualTo(Rejection.LINK_INVALID);
        assertThat(refusal(token + "A", NOON)).isEqualTo(Rejection.LINK_INVALID);
    }

    @Test
    void nobodyElseCanMakeOne() {
        byte[] key = new byte[32];
        key[0] = 1;
        assertThat(refusal(new PreferenceLinks(key).token(MIA), NOON)).isEqualTo(Rejection.LINK_INVALID);
        String claims = links.token(MIA).split("\\.", -1)[1];
        assertThat(refusal(base64("{\"alg\":\"none\"}") + "." + claims + ".", NOON))
                .isEqualTo(Rejection.LINK_INVALID);
        assertThat(refusal("x".repeat(5_000), NOON)).isEqualTo(Rejection.LINK_INVALID);
        assertThat(refusal("", NOON)).isEqualTo(Rejection.LINK_INVALID);
    }

    private Rejection refusal(String token, Instant now) {
        return catchThrowableOfType(Rejected.class, () -> links.read(token, now))
                .rejection();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
