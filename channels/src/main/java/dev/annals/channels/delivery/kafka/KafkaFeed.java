package dev.annals.channels.delivery.kafka;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.OutcomeFeed;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.ToldOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes what becomes of messages to a topic. Of one person nothing is written before all that comes before it is durable. */
final class KafkaFeed implements OutcomeFeed {

    private final ConnectorSettings settings;
    private final KafkaClient client;

    KafkaFeed(ConnectorSettings settings, KafkaClient client) {
        this.settings = settings;
        this.client = client;
    }

    @Override
    public ProviderAnswer tell(List<ToldOutcome> outcomes) throws InterruptedException {
        List<ToldOutcome> left = outcomes;
        while (!left.isEmpty()) {
            Map<FragmentId, ProducerRecord<byte[], byte[]>> first = new LinkedHashMap<>();
            List<ToldOutcome> others = new ArrayList<>();
            for (ToldOutcome each : left) {
                if (first.containsKey(each.profile())) {
                    others.add(each);
                } else {
                    first.put(each.profile(), KafkaRecord.of(each, settings));
                }
            }
            ProviderAnswer answer = client.writeAll(List.copyOf(first.values()));
            if (!(answer instanceof Accepted)) {
                return answer;
            }
            left = others;
        }
        return new Accepted(null);
    }

    @Override
    public void close() {
        client.close();
    }
}
