package dev.annals.command.interaction;

import dev.annals.api.interaction.InteractionType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request says for all its items: the type in its path, and {@code context}, {@code integrations} and
 * {@code sentAt} around its batch.
 */
public final class Defaults {

    private static final Defaults NONE = new Defaults(null, Map.of());

    private final @Nullable InteractionType type;
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> context;
    private final @Nullable Instant sentAt;

    private Defaults(@Nullable InteractionType type, Map<String, @Nullable Object> envelope) {
        this.type = type;
        Fields fields = new Fields("$", envelope);
        this.context = fields.object("context").members();
        this.sentAt = Occurrence.time(fields, "sentAt");
        fields.object("integrations");
        for (String name : new String[] {"sentAt", "integrations", "context"}) {
            if (envelope.get(name) != null) {
                members.put(name, envelope.get(name));
            }
        }
        if (type != null) {
            members.put("type", type.wireName());
        }
    }

    /** Nothing is said. */
    public static Defaults none() {
        return NONE;
    }

    /** The path of the request names the type. */
    public static Defaults ofType(InteractionType type) {
        return new Defaults(type, Map.of());
    }

    /**
     * What stands around a batch.
     *
     * @throws dev.annals.api.rejection.Rejected when one of it is of the wrong kind
     */
    public static Defaults ofEnvelope(Map<String, @Nullable Object> envelope) {
        return envelope.isEmpty() ? NONE : new Defaults(null, envelope);
    }

    @Nullable
    InteractionType type() {
        return type;
    }

    @Nullable
    Instant sentAt() {
        return sentAt;
    }

    /** The context of an item: the request's, with the item's own members in front. */
    Fields context(Fields item) {
        Fields own = item.object("context");
        if (context.isEmpty()) {
            return own;
        }
        if (own.members().isEmpty()) {
            return new Fields(item.path("context"), context);
        }
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(context);
        merged.putAll(own.members());
        return new Fields(item.path("context"), merged);
    }

    /** The members that an item takes over where it has none of that name. */
    Map<String, @Nullable Object> members() {
        return members;
    }
}
