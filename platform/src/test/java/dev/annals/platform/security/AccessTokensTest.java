package dev.annals.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.annals.api.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private final TokensInMemory store = new TokensInMemory();
    private final AdjustableClock clock = new AdjustableClock();
    private final AccessTokens tokens = new AccessTokens(store, clock);
    private final AccessTokens elsewhere = new AccessTokens(store, clock);

    @Nested
    class ANewToken {

        @Test
        void saysItsRoleAndHas256RandomBits() {
            Set<String> texts = new HashSet<>();
            for (Role role : Role.values()) {
                String text = tokens.issue(role, "someone", null).text();
                assertThat(text).matches("an_" + role.wireName() + "_[0-9A-Za-z]{43}");
                texts.add(text);
            }
            assertThat(texts).hasSameSizeAs(Role.values());
        }

        @Test
        void isKeptOnlyAsAHash() {
            String text = tokens.issue(Role.ADMIN, "someone", null).text();

            assertThat(store.holds(text)).isFalse();
            assertThat(store.holds(text.substring("an_admin_".length()))).isFalse();
        }

        @Test
        void isKnownAtOnceHereAndElsewhereWithinASecond() {
            elsewhere.caller(new AccessTokens(new TokensInMemory(), clock)
                    .issue(Role.ADMIN, "x", null)
                    .text());
            String text = tokens.issue(Role.SERVICE, "shop", null).text();

            assertThat(tokens.caller(text)).contains(new Caller(Role.SERVICE, "shop"));
            clock.pass(LivingTokens.REST);
            assertThat(elsewhere.caller(text)).contains(new Caller(Role.SERVICE, "shop"));
        }

        @Test
        void needsAName() {
            assertThatIllegalArgumentException().isThrownBy(() -> tokens.issue(Role.ADMIN, " ", null));
            assertThatIllegalArgumentException().isThrownBy(() -> tokens.issue(Role.ADMIN, "x".repeat(101), null));
        }

        @Test
        void isNotPrintedWithItsText() {
            AccessTokens.Issued issued = tokens.issue(Role.ADMIN, "someone", null);

            assertThat(issued.toString()).doesNotContain(issued.text());
        }
    }

    @Test
    void anExpiredTokenIsRefused() {
        String text = tokens.issue(Role.ADMIN, "someone", clock.instant().plusSeconds(1))
                .text();
        assertThat(tokens.caller(text)).isPresent();

        clock.pass(Duration.ofSeconds(1));

        assertThat(tokens.caller(text)).isEmpty();
    }

    @Test
    void aRevokedTokenIsRefusedHereAtOnceAndElsewhereWithinSeconds() {
        AccessTokens.Issued issued = tokens.issue(Role.ADMIN, "someone", null);
        assertThat(elsewhere.caller(issued.text())).isPresent();

        assertThat(tokens.revoke(issued.token().id()))
                .get()
                .extracting(AccessToken::revokedAt)
                .isNotNull();

        assertThat(tokens.caller(issued.text())).isEmpty();
        clock.pass(LivingTokens.STALE);
        assertThat(elsewhere.caller(issued.text())).isEmpty();
    }

    @Test
    void onlyTokensOfSourcesAreWriteKeys() {
        assertThat(tokens.source(tokens.issue(Role.SOURCE, "web shop", null).text()))
                .contains("web shop");
        assertThat(tokens.source(tokens.issue(Role.ADMIN, "someone", null).text()))
                .isEmpty();
    }

    @Test
    void guessesDoNotReachTheStore() {
        String known = tokens.issue(Role.SOURCE, "web", null).text();
        tokens.caller(known);
        int before = store.loads();

        for (int i = 0; i < 1_000; i++) {
            assertThat(tokens.caller("an_admin_"
                            + Integer.toString(1_000_000 + i).repeat(7).substring(0, 43)))
                    .isEmpty();
            assertThat(tokens.caller("x".repeat(i))).isEmpty();
            assertThat(tokens.caller(known)).isPresent();
        }

        assertThat(store.loads() - before).isLessThanOrEqualTo(1);
    }

    @Test
    void useIsNoted() throws InterruptedException {
        AccessTokens.Issued issued = tokens.issue(Role.ADMIN, "someone", null);
        Instant used = clock.instant();

        tokens.caller(issued.text());

        assertThat(store.firstUse.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(store.find(issued.token().id()))
                .get()
                .extracting(AccessToken::lastUsedAt)
                .isEqualTo(used);
    }
}
