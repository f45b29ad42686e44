package dev.annals.platform.sealing;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A typical call of a browser's library and the event it becomes. */
final class Interactions {

    static final String PRODUCT_VIEWED = """
            {"type":"track","event":"Product Viewed","userId":"shopper-00421",\
            "anonymousId":"5f0d1c58-7b5e-4f6c-8c7e-2f4b1f0d9a11","messageId":"0b9d1c58-9a5e-4f6c-8c7e-2f4b1f0d9a11",\
            "timestamp":"2026-11-21T10:11:12.123Z","context":{"library":{"name":"analytics.js","version":"2.1.0"},\
            "page":{"path":"/products/aurora-lamp"},"locale":"en-GB"},\
            "properties":{"product_id":"sku-1234","name":"Aurora Lamp","price":49.9,"currency":"EUR","quantity":2}}""";

    private Interactions() {}

    static InteractionRecorded productViewed(FragmentId fragment) {
        Call call = JsonMapper.shared().readValue(PRODUCT_VIEWED, Call.class);
        Content content = new Content(
                call.messageId,
                List.of(
                        new Identifier(Namespace.USER_ID, call.userId),
                        new Identifier(Namespace.ANONYMOUS_ID, call.anonymousId)),
                null,
                Map.of(),
                call.properties,
                call.context);
        return new InteractionRecorded(
                fragment,
                "shop",
                InteractionType.TRACK,
                call.event,
                call.timestamp,
                call.timestamp.plusMillis(333),
                false,
                List.of(new FragmentId(UUID.fromString("77b1a9f3-2c4f-8e55-01d7-9e2f64a0c3b8"))),
                content);
    }

    static Map<String, Object> json(String text) {
        return JsonMapper.shared().readValue(text, new TypeReference<Map<String, Object>>() {});
    }

    private record Call(
            String event,
            String userId,
            String anonymousId,
            String messageId,
            Instant timestamp,
            Map<String, Object> context,
            Map<String, Object> properties) {}
}
