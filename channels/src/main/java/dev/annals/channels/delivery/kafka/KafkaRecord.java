package dev.annals.channels.delivery.kafka;

import dev.annals.channels.delivery.MessageJson;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Outgoing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as it is written: its topic, its value as JSON, and headers by which readers know it again.
 *
 * @param topic the topic
 * @param type what it tells
 * @param value the value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KafkaRecord(String topic, String type, byte[] value) {

    /** The header with the delivery's id; a second record with the same is the same message. */
    static final String MESSAGE_ID = "message-id";

    private static final String CHANGED = "audience.changed";
    private static final String ACTION = "action";
    private static final String SEGMENT = "segment";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The record of a message; one that names an action and a segment is about an audience. */
    static KafkaRecord of(Outgoing outgoing, ConnectorSettings settings) {
        Map<String, String> fields = outgoing.message().fields();
        boolean isOfAudience = List.of("add", "remove").contains(fields.getOrDefault(ACTION, ""))
                && !fields.getOrDefault(SEGMENT, "").isBlank();
        return isOfAudience
                ? new KafkaRecord(settings.text(KafkaKind.AUDIENCES), CHANGED, changed(outgoing, fields))
                : new KafkaRecord(settings.text(KafkaKind.DELIVERIES), MessageJson.TYPE, MessageJson.of(outgoing));
    }

    /** The same for the client, under the person's pseudonym as key, so that one partition has all that is about the person. */
    ProducerRecord<byte[], byte[]> sent(Outgoing outgoing) {
        return new ProducerRecord<>(
                topic,
                null,
                outgoing.handedOverAt().toEpochMilli(),
                bytes(outgoing.about().toString()),
                value,
                List.of(
                        header(MESSAGE_ID, outgoing.delivery().toString()),
                        header("type", type),
                        header("content-type", "application/json")));
    }

    private static byte[] changed(Outgoing outgoing, Map<String, String> fields) {
        ObjectNode node = JSON.createObjectNode();
        node.put("type", CHANGED);
        node.put("timestamp", outgoing.handedOverAt().toString());
        ObjectNode data = node.putObject("data");
        data.put("delivery", outgoing.delivery().toString());
        data.put(Outgoing.ABOUT, outgoing.about().toString());
        data.put("purpose", outgoing.purpose());
        data.put(SEGMENT, fields.get(SEGMENT));
        data.put(ACTION, fields.get(ACTION));
        ObjectNode others = data.putObject("fields");
        fields.forEach((name, text) -> {
            if (!Set.of(SEGMENT, ACTION, Outgoing.ABOUT).contains(name)) {
                others.put(name, text);
            }
        });
        return JSON.writeValueAsBytes(node);
    }

    private static Header header(String name, String text) {
        return new RecordHeader(name, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
