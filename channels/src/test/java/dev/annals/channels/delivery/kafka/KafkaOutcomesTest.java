package dev.annals.channels.delivery.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.delivery.Outcome;
import dev.annals.channels.delivery.ToldOutcomes;
import dev.annals.channels.web.LoopbackHttp;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.ToldOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class KafkaOutcomesTest {

    private final KafkaKind kind = new KafkaKind(LoopbackHttp.hosts(), Duration.ofSeconds(1));
    private final ToldOutcome told = ToldOutcomes.of(Outcome.ACCEPTED).getFirst();

    private ConnectorSettings settings(Map<String, String> more) {
        Map<String, String> given = new HashMap<>(Map.of("brokers", "127.0.0.1:1"));
        given.putAll(more);
        return ConnectorSettings.of(kind, given);
    }

    @Test
    void nothingIsToldUnlessATopicIsNamed() {
        assertThat(kind.feed(settings(Map.of()))).isEmpty();
    }

    @Test
    void whatBecameOfAMessageIsJsonUnderThePseudonymOfThePersonWithNothingPersonal() {
        ProducerRecord<byte[], byte[]> written =
                KafkaRecord.of(told, settings(Map.of("outcomes-topic", "shop.outcomes")));

        assertThat(written.topic()).isEqualTo("shop.outcomes");
        assertThat(text(written.key())).isEqualTo(ToldOutcomes.PERSON.toString());
        assertThat(written.timestamp()).isEqualTo(told.at().toEpochMilli());
        assertThat(text(written.headers().lastHeader("message-id").value()))
                .isEqualTo(told.event().toString());
        assertThat(text(written.headers().lastHeader("type").value())).isEqualTo("delivery.accepted");
        assertThat(text(written.value()))
                .isEqualTo("{\"type\":\"delivery.accepted\",\"timestamp\":\"2026-06-01T12:00:00Z\",\"data\":{"
                        + "\"delivery\":\"" + ToldOutcomes.DELIVERY + "\",\"profileId\":\"" + ToldOutcomes.PERSON
                        + "\",\"purpose\":\"marketing\",\"channel\":\"email\",\"connector\":\"mail\",\"origin\":{"
                        + "\"kind\":\"journey\",\"journey\":\"welcome\",\"version\":3,\"step\":\"mail\"}}}");
    }

    @Test
    void theAddressGoesAlongWhereThatIsWanted() {
        ProducerRecord<byte[], byte[]> written =
                KafkaRecord.of(told, settings(Map.of("outcomes-topic", "shop.outcomes", "outcomes-address", "true")));

        assertThat(text(written.value())).contains("\"address\":\"mia@example.com\"");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
