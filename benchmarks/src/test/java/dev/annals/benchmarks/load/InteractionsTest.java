package dev.annals.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InteractionsTest {

    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01.009Z");

    private final Interactions interactions = of(Naming.AS_SENT);

    private static Interactions of(Naming naming) {
        return new Interactions(50, 3, naming, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private String next() {
        return next(interactions);
    }

    private static String next(Interactions interactions) {
        ByteBuffer into = ByteBuffer.allocate(1_000);
        interactions.append(into);
        return new String(into.array(), 0, into.position(), StandardCharsets.UTF_8);
    }

    @Test
    void eachIsACallOf430BytesWithAnIdOfItsOwnAndTheTimeOfItsSending() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String text = next();
            JsonNode json = JsonMapper.shared().readTree(text);
            assertThat(text).hasSize(430);
            assertThat(json.path("messageId").asString()).hasSize(36);
            assertThat(json.path("timestamp").asString()).isEqualTo(NOW.toString());
            assertThat(json.path("userId").asString()).startsWith("member-1000");
            ids.add(json.path("messageId").asString());
        }
        assertThat(ids).hasSize(1_000);
        assertThat(interactions.bytes()).isEqualTo(430_000);
    }

    @Test
    void theSameSeedGivesTheSameTexts() {
        assertThat(next(of(Naming.AS_SENT))).isEqualTo(next());
    }

    @Test
    void aDeviceIsNamedInAllOrInNoneWithoutTheCallsBecomingLonger() {
        Interactions alone = of(Naming.PERSON_ALONE);
        Interactions both = of(Naming.PERSON_AND_DEVICE);
        for (int i = 0; i < 100; i++) {
            String one = next(alone);
            String other = next(both);

            assertThat(one).hasSameSizeAs(other);
            assertThat(JsonMapper.shared().readTree(one).has("anonymousId")).isFalse();
            assertThat(JsonMapper.shared()
                            .readTree(one)
                            .at("/properties/device")
                            .asString())
                    .isEqualTo(JsonMapper.shared()
                            .readTree(other)
                            .path("anonymousId")
                            .asString());
        }
    }
}
