package dev.annals.command.interaction;

import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.schema.PlanGate;
import dev.annals.platform.schema.PlanVerdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks an item of a request for sense and makes an interaction of it, as the Segment spec understands it.
 *
 * <p>Kept are {@code traits}, {@code properties} and {@code context}; {@code category} of a page or screen becomes a
 * property, and so do the {@code traits} of a group, which are the group's and not the person's. Other members, such as
 * {@code integrations}, {@code _metadata} or {@code channel}, are dropped.
 */
public final class ItemChecks {

    /** The most characters of a messageId. */
    public static final int LONGEST_MESSAGE_ID = 100;

    private static final int LONGEST_GROUP_ID = 500;

    private final NamedIdentifiers identifiers;
    private final MessageIds messageIds;
    private final PlanGate plan;
    private final RawText rawText = new RawText();

    ItemChecks(NamedIdentifiers identifiers, MessageIds messageIds, PlanGate plan) {
        this.identifiers = identifiers;
        this.messageIds = messageIds;
        this.plan = plan;
    }

    /** The interaction, or what is wrong with it. */
    public Submission check(SentItem item, Defaults defaults, Arrival arrival) {
        try {
            if (item.flaw() != null) {
                throw item.flaw().asRejected();
            }
            return planned(acceptable(new Fields("$", item.fields()), defaults, arrival), item, defaults, arrival);
        } catch (Rejected rejected) {
            return new Submission.Unacceptable(
                    arrival.source(),
                    readableMessageId(item),
                    rejected.rejection(),
                    rejected.detail(),
                    arrival.receivedAt(),
                    rawText.of(item, defaults, arrival.globalPrivacyControl()));
        }
    }

    private Submission planned(Submission.Acceptable fit, SentItem item, Defaults defaults, Arrival arrival) {
        PlanVerdict verdict = plan.judge(fit.interaction());
        return verdict.isKept()
                ? fit
                : new Submission.Deviating(
                        fit,
                        verdict,
                        new Submission.Unacceptable(
                                arrival.source(),
                                fit.interaction().content().messageId(),
                                Rejection.PLAN_VIOLATED,
                                verdict.detail(),
                                arrival.receivedAt(),
                                rawText.of(item, defaults, arrival.globalPrivacyControl())));
    }

    private Submission.Acceptable acceptable(Fields item, Defaults defaults, Arrival arrival) {
        InteractionType type = type(item, defaults);
        String name = name(item, type);
        Fields context = defaults.context(item);
        Fields contextTraits = context.object("traits");
        Map<String, @Nullable Object> traits = item.object("traits").members();
        boolean isOfGroup = type == InteractionType.GROUP;
        Map<String, @Nullable Object> person =
                isOfGroup ? contextTraits.members() : over(contextTraits.members(), traits);
        String groupId = groupId(item, context, type);
        if (type == InteractionType.ALIAS) {
            item.requiredText("userId");
        }
        item.object("integrations");
        Instant occurredAt = Occurrence.of(item, defaults.sentAt(), arrival.receivedAt());
        boolean privacyControl = item.isTrue("globalPrivacyControl") || arrival.globalPrivacyControl();
        String messageId = messageId(item, arrival.receivedAt());
        NamedIdentifiers.Named named = identifiers.of(
                item, type, context, type == InteractionType.IDENTIFY ? person : contextTraits.members());
        Content content = new Content(
                messageId,
                named.identifiers(),
                groupId,
                person,
                properties(item, type, isOfGroup ? traits : Map.of()),
                kept(context, arrival));
        return new Submission.Acceptable(
                new Interaction(
                        arrival.source(), type, name, occurredAt, arrival.receivedAt(), privacyControl, content),
                named.previous());
    }

    private static InteractionType type(Fields item, Defaults defaults) {
        if (defaults.type() != null) {
            return defaults.type();
        }
        return InteractionType.named(item.requiredText("type"))
                .orElseThrow(() -> new Rejected(
                        Rejection.INVALID_FIELD,
                        item.path("type") + " is none of track, page, screen, identify, group and alias."));
    }

    private static @Nullable String name(Fields item, InteractionType type) {
        String event = item.text("event");
        String name = item.text("name");
        return switch (type) {
            case TRACK -> event == null ? item.requiredText("event") : event;
            case PAGE, SCREEN -> name;
            case IDENTIFY, GROUP, ALIAS -> null;
        };
    }

    private static @Nullable String groupId(Fields item, Fields context, InteractionType type) {
        if (type == InteractionType.GROUP) {
            return item.requiredText("groupId", LONGEST_GROUP_ID);
        }
        String groupId = item.text("groupId", LONGEST_GROUP_ID);
        return groupId == null ? context.text("groupId", LONGEST_GROUP_ID) : groupId;
    }

    private String messageId(Fields item, Instant receivedAt) {
        String messageId = item.text("messageId");
        if (messageId == null) {
            return messageIds.next(receivedAt);
        }
        if (messageId.length() > LONGEST_MESSAGE_ID) {
            throw new Rejected(
                    Rejection.MESSAGE_ID_TOO_LONG,
                    item.path("messageId") + " has " + messageId.length() + " characters; at most " + LONGEST_MESSAGE_ID
                            + " are taken.");
        }
        return messageId;
    }

    private static Map<String, @Nullable Object> properties(
            Fields item, InteractionType type, Map<String, @Nullable Object> ofGroup) {
        Map<String, @Nullable Object> properties =
                over(ofGroup, item.object("properties").members());
        String category = item.text("category");
        boolean takesCategory = type == InteractionType.PAGE || type == InteractionType.SCREEN;
        return category == null || !takesCategory ? properties : over(Map.of("category", category), properties);
    }

    private static Map<String, @Nullable Object> kept(Fields context, Arrival arrival) {
        boolean asksForAddress = context.isTrue("direct") && context.value("ip") == null && arrival.address() != null;
        if (!asksForAddress && !context.members().containsKey("traits")) {
            return context.members();
        }
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(context.members());
        kept.remove("traits");
        if (asksForAddress) {
            kept.put("ip", Objects.requireNonNull(arrival.address()));
        }
        return kept;
    }

    /** Both together; where both have a member, that of the upper one. */
    private static Map<String, @Nullable Object> over(
            Map<String, ? extends @Nullable Object> lower, Map<String, @Nullable Object> upper) {
        if (lower.isEmpty()) {
            return upper;
        }
        Map<String, @Nullable Object> both = new LinkedHashMap<>(lower);
        both.putAll(upper);
        return both;
    }

    private static @Nullable String readableMessageId(SentItem item) {
        return item.fields().get("messageId") instanceof String text
                        && !text.isBlank()
                        && text.length() <= LONGEST_MESSAGE_ID
                ? text
                : null;
    }
}
