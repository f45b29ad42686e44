package dev.annals.app.demo.story;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Builds one {@link Message}: what names a person goes into the body as SDKs write it, and is noted as identifier. */
final class Draft {

    private final Source source;
    private final Set<Identifier> identifiers = new LinkedHashSet<>();
    private final Map<String, Object> body = new LinkedHashMap<>();
    private final Map<String, Object> context = new LinkedHashMap<>();
    private final Map<String, Object> contextTraits = new LinkedHashMap<>();
    private final List<Object> externalIds = new ArrayList<>();

    private Draft(Source source, String type, Instant at) {
        this.source = source;
        body.put("type", type);
        body.put("timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    static Draft track(Source source, Instant at, String event, Map<String, ?> properties) {
        Draft draft = new Draft(source, "track", at);
        draft.body.put("event", event);
        draft.body.put("properties", properties);
        return draft;
    }

    static Draft view(Source source, Instant at, String type, String name, Map<String, ?> properties) {
        Draft draft = new Draft(source, type, at);
        draft.body.put("name", name);
        draft.body.put("properties", properties);
        return draft;
    }

    /** States traits; an e-mail address and a phone number among them name the person too. */
    static Draft identify(Source source, Instant at, Map<String, ?> traits) {
        Draft draft = new Draft(source, "identify", at);
        draft.body.put("traits", traits);
        if (traits.get("email") instanceof String email) {
            draft.names(Namespace.EMAIL, email.toLowerCase(Locale.ROOT));
        }
        if (traits.get("phone") instanceof String phone) {
            draft.names(Namespace.PHONE, phone.replace(" ", ""));
        }
        return draft;
    }

    static Draft alias(Source source, Instant at, String previousId, String userId) {
        Draft draft = new Draft(source, "alias", at);
        draft.body.put("previousId", previousId);
        return draft.anonymous(previousId).user(userId);
    }

    Draft user(String userId) {
        body.put("userId", userId);
        return names(Namespace.USER_ID, userId);
    }

    Draft anonymous(String anonymousId) {
        body.put("anonymousId", anonymousId);
        return names(Namespace.ANONYMOUS_ID, anonymousId);
    }

    /** Names the person by e-mail address alone, as a mail platform does. */
    Draft email(String email) {
        contextTraits.put("email", email);
        return names(Namespace.EMAIL, email.toLowerCase(Locale.ROOT));
    }

    Draft external(Namespace namespace, String id) {
        externalIds.add(Map.of("id", id, "type", namespace.name(), "collection", "users", "encoding", "none"));
        return names(namespace, id);
    }

    Draft context(Map<String, ?> members) {
        context.putAll(members);
        return this;
    }

    private Draft names(Namespace namespace, String value) {
        identifiers.add(new Identifier(namespace, value));
        return this;
    }

    Message as(String messageId) {
        body.put("messageId", messageId);
        if (!contextTraits.isEmpty()) {
            context.put("traits", contextTraits);
        }
        if (!externalIds.isEmpty()) {
            context.put("externalIds", externalIds);
        }
        body.put("context", context);
        return new Message(source, Set.copyOf(identifiers), body);
    }
}
