package dev.annals.command.interaction;

import dev.annals.api.interaction.InteractionType;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.crypto.Sha256;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Understands CloudEvents 1.0 as interactions.
 *
 * <p>An event is a track: {@code type} is its name, {@code data} its properties, {@code time} when it happened. The person
 * is the extension attribute {@code userid} or {@code anonymousid}; without either, the {@code subject} is the userId. A
 * {@code type} of {@code annals.identify} (or another of the six calls) says that {@code data} is such a call. All other
 * attributes are kept as {@code context.cloudevent}. An event is the same as another when {@code source} and {@code id}
 * are, so both make the messageId.
 */
public final class CloudEvents {

    private static final String VERSION = "1.0";
    private static final String CALL = "annals.";
    private static final int HASH_CHARACTERS = 12;
    private static final Set<String> TRANSLATED = Set.of("id", "type", "time", "data", "globalPrivacyControl");

    private CloudEvents() {}

    /** Whether an item is a CloudEvent rather than a message of the Segment spec. */
    static boolean isOne(SentItem item) {
        return item.fields().containsKey("specversion");
    }

    /** The item as a message of the Segment spec; one that is no CloudEvent becomes flawed. */
    public static SentItem interaction(SentItem item) {
        if (item.flaw() != null) {
            return item;
        }
        try {
            return new SentItem(message(new Fields("$", item.fields())), null, item.body(), item.start(), item.end());
        } catch (Rejected rejected) {
            Flaw flaw = new Flaw(rejected.rejection(), rejected.detail());
            return new SentItem(item.fields(), flaw, item.body(), item.start(), item.end());
        }
    }

    private static Map<String, @Nullable Object> message(Fields event) {
        if (!event.requiredText("specversion").equals(VERSION)) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.specversion is another one than " + VERSION + ".");
        }
        String messageId = messageId(event.requiredText("id"), event.requiredText("source"));
        String type = event.requiredText("type");
        if (event.value("data_base64") != null) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.data_base64 holds binary data; $.data is expected.");
        }
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        Optional<InteractionType> call =
                type.startsWith(CALL) ? InteractionType.named(type.substring(CALL.length())) : Optional.empty();
        if (call.isPresent()) {
            message.putAll(event.object("data").members());
            message.put("type", call.get().wireName());
        } else {
            message.put("type", InteractionType.TRACK.wireName());
            message.put("event", type);
            message.put("properties", properties(event.value("data")));
        }
        message.put("messageId", messageId);
        putIfSaid(message, "timestamp", event.text("time"));
        putIfSaid(message, "globalPrivacyControl", event.value("globalPrivacyControl"));
        putPerson(message, event);
        message.put("context", context(message, event));
        return message;
    }

    private static void putPerson(Map<String, @Nullable Object> message, Fields event) {
        String userId = event.text("userid");
        String anonymousId = event.text("anonymousid");
        putIfSaid(message, "userId", userId);
        putIfSaid(message, "anonymousId", anonymousId);
        if (userId == null && anonymousId == null && message.get("userId") == null) {
            putIfSaid(message, "userId", event.text("subject"));
        }
    }

    private static Map<String, @Nullable Object> context(Map<String, @Nullable Object> message, Fields event) {
        Map<String, @Nullable Object> context = new LinkedHashMap<>(
                new Fields("$.data", message).object("context").members());
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(event.members());
        attributes.keySet().removeAll(TRANSLATED);
        context.put("cloudevent", attributes);
        return context;
    }

    private static Object properties(@Nullable Object data) {
        return switch (data) {
            case null -> Map.of();
            case Map<?, ?> object -> object;
            case Object other -> Map.of("data", other);
        };
    }

    private static void putIfSaid(Map<String, @Nullable Object> message, String name, @Nullable Object value) {
        if (value != null) {
            message.put(name, value);
        }
    }

    private static String messageId(String id, String source) {
        boolean fits = id.length() + 1 + HASH_CHARACTERS <= ItemChecks.LONGEST_MESSAGE_ID;
        return fits ? id + "@" + Sha256.hex(source).substring(0, HASH_CHARACTERS) : Sha256.hex(id + '\n' + source);
    }
}
