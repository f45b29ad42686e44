package dev.annals.channels.delivery;

import dev.annals.api.delivery.Message;
import dev.annals.platform.delivery.Outgoing;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a message for another system, in the form of an event as Standard Webhooks proposes it: type, timestamp, data. */
public final class MessageJson {

    /** The type of what is told: a message was handed over. */
    public static final String TYPE = "delivery.handed-over";

    private static final JsonMapper JSON = JsonMapper.shared();

    private MessageJson() {}

    /** The message in JSON. */
    public static byte[] of(Outgoing outgoing) {
        Message message = outgoing.message();
        ObjectNode node = JSON.createObjectNode();
        node.put("type", TYPE);
        node.put("timestamp", outgoing.handedOverAt().toString());
        ObjectNode data = node.putObject("data");
        data.put("delivery", outgoing.delivery().toString());
        data.put("profileId", outgoing.about().toString());
        data.put("purpose", outgoing.purpose());
        if (message.subject() != null) {
            data.put("subject", message.subject());
        }
        if (message.text() != null) {
            data.put("text", message.text());
        }
        if (message.html() != null) {
            data.put("html", message.html());
        }
        ObjectNode fields = data.putObject("fields");
        message.fields().forEach(fields::put);
        return JSON.writeValueAsBytes(node);
    }
}
