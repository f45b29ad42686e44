package dev.annals.command.interaction;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.identity.Normalisation;
import dev.annals.platform.identity.RulesInForce;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whom an interaction names. The rules, all of them:
 *
 * <ul>
 *   <li>{@code userId} is a {@code user_id}, {@code anonymousId} an {@code anonymous_id};
 *   <li>{@code email} and {@code phone} identify when they stand in the traits of an identify call or in
 *       {@code context.traits} of any call; the traits of a group are the group's;
 *   <li>{@code context.externalIds} of any call: each {@code type} is a namespace ({@code ios.id} is {@code ios_id}), unless
 *       its {@code collection} is not {@code users} or its {@code encoding} not {@code none};
 *   <li>the {@code previousId} of an alias is the {@code anonymousId} where it equals it. Otherwise it may be a user's or
 *       an anonymous id, nobody says which: of the two it is those that were seen before the alias is recorded, and an
 *       anonymous id where neither was ({@link PreviousId});
 *   <li>{@code context.device.id} only where configured, since people share devices, and not where it is the
 *       {@code anonymousId} again.
 * </ul>
 */
final class NamedIdentifiers {

    private static final int LONGEST = 500;
    private static final int MOST_EXTERNAL_IDS = 100;
    private static final int LONGEST_NAMESPACE = 40;

    private final Normalisation normalisation;
    private final boolean devicesIdentify;
    private final RulesInForce rules;

    NamedIdentifiers(Normalisation normalisation, RulesInForce rules, boolean devicesIdentify) {
        this.normalisation = normalisation;
        this.devicesIdentify = devicesIdentify;
        this.rules = rules;
    }

    /**
     * Whom an interaction names.
     *
     * @param identifiers all that it may name, strongest first
     * @param previous the other id of an alias, where it is among them as both kinds and in doubt; null otherwise
     */
    record Named(List<Identifier> identifiers, @Nullable PreviousId previous) {}

    /**
     * Finds the identifiers.
     *
     * @param item the interaction
     * @param type its type
     * @param context its context
     * @param person what it states about the person
     * @throws Rejected when it names nobody, or by a value of the wrong kind
     */
    Named of(Fields item, InteractionType type, Fields context, Map<String, @Nullable Object> person) {
        List<Identifier> found = new ArrayList<>(4);
        String anonymousId = item.text("anonymousId", LONGEST);
        add(found, Namespace.USER_ID, item.text("userId", LONGEST));
        add(found, Namespace.EMAIL, person.get("email"));
        add(found, Namespace.PHONE, person.get("phone"));
        addExternalIds(found, context);
        if (devicesIdentify) {
            addDevice(found, context.object("device").text("id", LONGEST), anonymousId);
        }
        add(found, Namespace.ANONYMOUS_ID, anonymousId);
        PreviousId previous =
                type == InteractionType.ALIAS ? addPrevious(found, item.requiredText("previousId", LONGEST)) : null;
        if (found.isEmpty()) {
            throw new Rejected(Rejection.NO_IDENTIFIER, nobody(item));
        }
        if (found.size() > 1) {
            found.sort(Comparator.comparing(Identifier::namespace, rules.now().priority()));
        }
        return new Named(found, previous);
    }

    private @Nullable PreviousId addPrevious(List<Identifier> found, String previousId) {
        Identifier user = normalised(Namespace.USER_ID, previousId);
        Identifier anonymous = normalised(Namespace.ANONYMOUS_ID, previousId);
        if (anonymous != null && found.contains(anonymous)) {
            return null;
        }
        boolean isNamedAnyway = user != null && found.contains(user);
        add(found, Namespace.USER_ID, previousId);
        add(found, Namespace.ANONYMOUS_ID, previousId);
        return user == null || anonymous == null ? null : new PreviousId(isNamedAnyway ? null : user, anonymous);
    }

    private void addDevice(List<Identifier> found, @Nullable String deviceId, @Nullable String anonymousId) {
        if (deviceId != null && !deviceId.equals(anonymousId)) {
            add(found, Namespace.DEVICE_ID, deviceId);
        }
    }

    private void addExternalIds(List<Identifier> found, Fields context) {
        List<?> entries = context.list("externalIds");
        String path = context.path("externalIds");
        if (entries.size() > MOST_EXTERNAL_IDS) {
            throw new Rejected(Rejection.INVALID_FIELD, path + " has more than " + MOST_EXTERNAL_IDS + " entries.");
        }
        for (int i = 0; i < entries.size(); i++) {
            String place = path + "[" + i + "]";
            if (!(entries.get(i) instanceof Map<?, ?> members)) {
                throw Fields.mismatchAt(place, entries.get(i), "an object");
            }
            Fields entry = new Fields(place, Fields.members(members));
            String id = entry.requiredText("id", LONGEST);
            Namespace namespace = namespace(entry);
            if (isOrAbsent(entry, "collection", "users") && isOrAbsent(entry, "encoding", "none")) {
                add(found, namespace, id);
            }
        }
    }

    private static Namespace namespace(Fields entry) {
        String type = entry.requiredText("type", LONGEST_NAMESPACE);
        String name = type.strip()
                .toLowerCase(Locale.ROOT)
                .replace('.', '_')
                .replace('-', '_')
                .replace(' ', '_');
        if (!Namespace.isName(name)) {
            throw new Rejected(
                    Rejection.INVALID_FIELD,
                    entry.path("type")
                            + " names no kind of identifier; letters, digits and underscores, beginning with a"
                            + " letter, are expected.");
        }
        return new Namespace(name);
    }

    private static boolean isOrAbsent(Fields entry, String name, String expected) {
        String text = entry.text(name);
        return text == null || text.equals(expected);
    }

    private void add(List<Identifier> found, Namespace namespace, @Nullable Object value) {
        Identifier identifier = value instanceof String text ? normalised(namespace, text) : null;
        if (identifier != null && !found.contains(identifier)) {
            found.add(identifier);
        }
    }

    private @Nullable Identifier normalised(Namespace namespace, String text) {
        return normalisation.identifier(namespace, text).orElse(null);
    }

    private static String nobody(Fields item) {
        boolean saysSomething = item.text("userId") != null || item.text("anonymousId") != null;
        return saysSomething
                ? "$.userId and $.anonymousId stand for nobody, such as 'null' or zeros, and there is no other identifier."
                : "Neither $.userId nor $.anonymousId nor another identifier is there.";
    }
}
