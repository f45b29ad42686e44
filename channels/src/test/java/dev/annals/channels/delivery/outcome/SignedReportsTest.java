package dev.annals.channels.delivery.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.channels.delivery.webhook.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SignedReportsTest {

    private static final FragmentId DELIVERY = FragmentId.of("0b8e7a10-1f4c-4c1d-9a55-3d0e9f2b7c66");
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    @Nested
    class InTheFormOfTheHouse {

        private final String secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

        @Test
        void whatTheReferenceImplementationSignedFits() throws Exception {
            String signature = new Webhook(secret).sign("m-1", NOW.getEpochSecond(), "{}");
            WebhookSignature ours = new WebhookSignature(secret);
            String seconds = Long.toString(NOW.getEpochSecond());

            assertThat(ours.fits("m-1", seconds, signature, BODY, NOW)).isTrue();
            assertThat(ours.fits("m-1", seconds, "v1,AAAA " + signature, BODY, NOW))
                    .isTrue();
            assertThat(ours.fits("m-2", seconds, signature, BODY, NOW)).isFalse();
            assertThat(ours.fits("m-1", seconds, signature, "{ }".getBytes(StandardCharsets.UTF_8), NOW))
                    .isFalse();
            assertThat(ours.fits("m-1", seconds, signature, BODY, NOW.plusSeconds(301)))
                    .isFalse();
            assertThat(ours.fits("m-1", "soon", signature, BODY, NOW)).isFalse();
            assertThat(ours.fits("m-1", seconds, "v1,?", BODY, NOW)).isFalse();
        }

        @Test
        void aListAndOneAloneAreRead() {
            assertThat(read("{\"outcomes\":[{\"delivery\":\"" + DELIVERY
                            + "\",\"outcome\":\"failed\",\"reason\":\"hard-bounce\"}]}"))
                    .containsExactly(new Report(DELIVERY, Outcome.BOUNCED, "hard-bounce", null, NOW));
            assertThat(read("{\"delivery\":\"" + DELIVERY
                            + "\",\"outcome\":\"opened\",\"at\":\"2026-06-01T11:00:00Z\"}"))
                    .containsExactly(
                            new Report(DELIVERY, Outcome.OPENED, null, null, Instant.parse("2026-06-01T11:00:00Z")));
        }

        @Test
        void whatCannotBeUsedIsNamed() {
            refused("{\"outcomes\":[{\"outcome\":\"opened\"}]}", "$.outcomes[0].delivery");
            refused("{\"delivery\":\"" + DELIVERY + "\",\"outcome\":\"read\"}", "$.outcome");
            refused("{\"delivery\":\"" + DELIVERY + "\",\"outcome\":\"opened\",\"at\":\"now\"}", "$.at");
            refused(
                    "{\"delivery\":\"" + DELIVERY + "\",\"outcome\":\"bounced\",\"reason\":\"mia@example.com gone\"}",
                    "$.reason");
            refused("{", "not JSON");
        }

        private static void refused(String body, String named) {
            assertThatThrownBy(() -> read(body)).isInstanceOf(Rejected.class).hasMessageContaining(named);
        }

        private static java.util.List<Report> read(String body) {
            return StandardReports.read(body.getBytes(StandardCharsets.UTF_8), NOW);
        }
    }

    @Nested
    class BySendGrid {

        @Test
        void whatWasSignedWithThePrivateKeyFitsAndNothingElse() throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair keys = generator.generateKeyPair();
            String seconds = Long.toString(NOW.getEpochSecond());
            Signature signing = Signature.getInstance("SHA256withECDSA");
            signing.initSign(keys.getPrivate());
            signing.update(seconds.getBytes(StandardCharsets.UTF_8));
            signing.update(BODY);
            String signature = Base64.getEncoder().encodeToString(signing.sign());
            String key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());

            assertThat(SendGridReports.fits(key, signature, seconds, BODY, NOW)).isTrue();
            assertThat(SendGridReports.fits(key, signature, seconds, new byte[] {1}, NOW))
                    .isFalse();
            assertThat(SendGridReports.fits(key, signature, seconds, BODY, NOW.plusSeconds(601)))
                    .isFalse();
            assertThat(SendGridReports.fits("no key", signature, seconds, BODY, NOW))
                    .isFalse();
            assertThat(SendGridReports.fits(key, "", seconds, BODY, NOW)).isFalse();
        }

        @Test
        void mailsAreKnownByTheirMessageIdAndHardBouncesByTheirStatus() {
            String body = """
                    [{"smtp-id":"<%1$s@example.org>","event":"bounce","type":"bounce","status":"5.1.1","timestamp":1},
                     {"smtp-id":"<%1$s@example.org>","event":"bounce","type":"blocked","status":"5.1.1","timestamp":2},
                     {"smtp-id":"<%1$s@example.org>","event":"click","url":"https://shop.example/a","timestamp":3},
                     {"smtp-id":"<other@example.org>","event":"open","timestamp":4},
                     {"smtp-id":"<%1$s@example.org>","event":"processed","timestamp":5}]""".formatted(DELIVERY);

            assertThat(SendGridReports.read(body.getBytes(StandardCharsets.UTF_8)))
                    .containsExactly(
                            new Report(DELIVERY, Outcome.BOUNCED, Outcome.HARD_BOUNCE, null, Instant.ofEpochSecond(1)),
                            new Report(DELIVERY, Outcome.BOUNCED, "status_5.1.1", null, Instant.ofEpochSecond(2)),
                            new Report(
                                    DELIVERY,
                                    Outcome.CLICKED,
                                    null,
                                    "https://shop.example/a",
                                    Instant.ofEpochSecond(3)));
        }
    }
}
