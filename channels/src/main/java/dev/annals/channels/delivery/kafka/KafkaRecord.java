package dev.annals.channels.delivery.kafka;

import dev.annals.api.identity.FragmentId;
import dev.annals.channels.delivery.MessageJson;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.ToldOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
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

    /** The header with the id of the delivery, or of an outcome; a second record with the same tells the same. */
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

    /** The record of what became of a message, for the client. */
    static ProducerRecord<byte[], byte[]> of(ToldOutcome told, ConnectorSettings settings) {
        String type = "delivery." + told.outcome();
        return new KafkaRecord(settings.text(KafkaKind.OUTCOMES), type, became(told, type, settings))
                .sent(told.at(), told.profile(), told.event());
    }

    /** The same for the client. */
    ProducerRecord<byte[], byte[]> sent(Outgoing outgoing) {
        return sent(
                outgoing.handedOverAt(), outgoing.about(), outgoing.delivery().value());
    }

    /** Under the person's pseudonym as key, so that one partition has all that is about the person. */
    private ProducerRecord<byte[], byte[]> sent(Instant at, FragmentId about, UUID id) {
        return new ProducerRecord<>(
                topic,
                null,
                at.toEpochMilli(),
                bytes(about.toString()),
                value,
                List.of(
                        header(MESSAGE_ID, id.toString()),
                        header("type", type),
                        header("content-type", "application/json")));
    }

    private static byte[] became(ToldOutcome told, String type, ConnectorSettings settings) {
        ObjectNode node = JSON.createObjectNode();
        node.put("type", type);
        node.put("timestamp", told.at().toString());
        ObjectNode data = node.putObject("data");
        data.put("delivery", told.delivery().toString());
        data.put(Outgoing.ABOUT, told.profile().toString());
        data.put("purpose", told.purpose());
        said(data, "channel", told.channel());
        said(data, "connector", told.connector());
        said(data, "gate", told.gate());
        said(data, "reason", told.reason());
        said(data, "until", told.until());
        if (settings.flag(KafkaKind.OUTCOMES_ADDRESS)) {
            said(data, "address", told.address());
        }
        ObjectNode origin = data.putObject("origin");
        origin.put("kind", told.origin().kind());
        said(origin, SEGMENT, told.origin().segment());
        said(origin, "journey", told.origin().journey());
        said(origin, "version", told.origin().journeyVersion());
        said(origin, "step", told.origin().step());
        return JSON.writeValueAsBytes(node);
    }

    private static void said(ObjectNode node, String name, @Nullable Object value) {
        if (value instanceof Integer number) {
            node.put(name, number);
        } else if (value != null) {
            node.put(name, value.toString());
        }
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
