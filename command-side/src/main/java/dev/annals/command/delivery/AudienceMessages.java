package dev.annals.command.delivery;

import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.delivery.Message;
import dev.annals.api.delivery.Origin;
import dev.annals.api.delivery.RequestDelivery;
import dev.annals.api.delivery.Route;
import dev.annals.api.delivery.SendRules;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.delivery.AttachedAudience;
import dev.annals.platform.delivery.AudienceBook;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.events.RecordedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the messages by which a channel is told that somebody is in an audience, or is not any more. */
final class AudienceMessages {

    private static final String ACTION = "action";
    private static final String REMOVE = "remove";
    private static final String SEGMENT = "segment";
    private static final String EMAIL = "email";
    private static final Map<String, String> ADVERTISERS =
            Map.of("phone", "{% if traits.phone %}{{ traits.phone }}{% endif %}");

    private static final Pattern PASSING = Pattern.compile("\\b(?:links\\.|now\\b|today\\b)");

    private final FragmentIds ids;

    AudienceMessages(FragmentIds ids) {
        this.ids = ids;
    }

    /** What is told of people where nobody said what is to be told; the address goes along by itself. */
    static Map<String, String> usual(String channel) {
        return channel.equals(Channel.ADS) ? ADVERTISERS : Map.of();
    }

    /**
     * The message that the person is in it.
     *
     * @param member the stream of the person in the audience
     * @param place the place in that stream of the event that has it sent
     */
    RequestDelivery add(
            AttachedAudience audience,
            int version,
            FragmentId profile,
            FragmentId member,
            long place,
            @Nullable Long cause) {
        Map<String, String> fields = new HashMap<>(audience.fields());
        fields.put(ACTION, "add");
        fields.put(SEGMENT, audience.segment());
        return message(
                audience,
                id("add", member, place),
                profile,
                fields,
                Map.of(),
                Origin.segment(audience.segment(), version).causedBy(cause));
    }

    /**
     * The message that the person is not in it any more: by what the channel was told, whatever is known by now.
     *
     * @param told the message by which it was told
     */
    RequestDelivery removal(
            AttachedAudience audience,
            int version,
            FragmentId profile,
            FragmentId member,
            long place,
            @Nullable Long cause,
            DeliveryHandedOver told) {
        return takingOut(
                audience,
                id("removal", member, place),
                profile,
                Origin.segmentLeft(audience.segment(), version).causedBy(cause),
                told);
    }

    /** The message that what the channel was told does not hold any more, because it is told something else. */
    RequestDelivery retraction(
            AttachedAudience audience,
            int version,
            FragmentId profile,
            FragmentId member,
            long place,
            @Nullable Long cause,
            DeliveryHandedOver told) {
        return takingOut(
                audience,
                retraction(member, place),
                profile,
                Origin.segmentChanged(audience.segment(), version).causedBy(cause),
                told);
    }

    /** The id of the message that takes back what was told before what an event of a person's stream has told. */
    FragmentId retraction(FragmentId member, long place) {
        return id("retraction", member, place);
    }

    /**
     * The message that somebody who was erased is not in it any more.
     *
     * @param box under whose key it is sealed, which lives until the channel took it
     */
    RequestDelivery farewell(AttachedAudience audience, FragmentId box, DeliveryHandedOver told) {
        RequestDelivery wanted =
                takingOut(audience, AudienceBook.farewell(ids, box), box, Origin.erasure(audience.segment(), 0), told);
        Message message = wanted.message();
        Map<String, String> fields = new HashMap<>(message == null ? Map.of() : message.fields());
        fields.put(Outgoing.ABOUT, told.profile().toString());
        return message(audience, wanted.delivery(), box, fields, wanted.values(), wanted.origin());
    }

    /** By what a channel knows somebody, as it was told in a message. */
    static Map<String, String> values(Message message, @Nullable String address) {
        Map<String, String> values = new HashMap<>(message.fields());
        values.remove(ACTION);
        values.values().removeIf(String::isEmpty);
        if (address != null) {
            values.putIfAbsent(EMAIL, address);
        }
        return values;
    }

    /** Whether a message says that somebody is not in an audience. */
    static boolean takesOut(Message message) {
        return REMOVE.equals(message.fields().get(ACTION));
    }

    private static RequestDelivery takingOut(
            AttachedAudience audience,
            FragmentId delivery,
            FragmentId profile,
            Origin origin,
            DeliveryHandedOver told) {
        Map<String, String> fields = new HashMap<>();
        Map<String, Object> values = new HashMap<>();
        if (told.message() != null) {
            told.message().fields().forEach((name, value) -> same(fields, values, name, value));
        }
        if (told.address() != null && !fields.containsKey(EMAIL)) {
            same(fields, values, EMAIL, told.address());
        }
        fields.put(ACTION, REMOVE);
        fields.put(SEGMENT, audience.segment());
        return message(audience, delivery, profile, fields, values, origin);
    }

    /**
     * Whether the channel knows already what it would be told now, or that cannot be said. Links and the time of day are
     * others each time, so fields with them do not count.
     */
    boolean saysTheSame(DeliveryHandedOver told, PreparedRoute now, AttachedAudience audience) {
        Message before = told.message();
        Message after = now.message();
        if (before == null || after == null || !told.channel().equals(now.channel())) {
            return true;
        }
        boolean isAddressed = Channel.isAddressed(now.channel());
        return (!isAddressed || now.usable() == null || now.usable().equals(told.address()))
                && lasting(before, audience).equals(lasting(after, audience));
    }

    private static Map<String, String> lasting(Message message, AttachedAudience audience) {
        Map<String, String> fields = new HashMap<>(message.fields());
        fields.keySet()
                .removeIf(name -> PASSING.matcher(audience.fields().getOrDefault(name, ""))
                        .find());
        return fields;
    }

    /** The value as it is, whatever it looks like. */
    private static void same(Map<String, String> fields, Map<String, Object> values, String name, String value) {
        if (!value.isEmpty() && !name.equals(ACTION) && !name.equals(SEGMENT)) {
            fields.put(name, "{{ values." + name + " }}");
            values.put(name, value);
        }
    }

    private static RequestDelivery message(
            AttachedAudience audience,
            FragmentId delivery,
            FragmentId profile,
            Map<String, String> fields,
            Map<String, Object> values,
            Origin origin) {
        return new RequestDelivery(
                delivery,
                profile,
                List.of(new Route(audience.channel(), null)),
                new Message(null, fields.get(ACTION) + " " + audience.segment(), null, fields),
                values,
                audience.purpose(),
                true,
                SendRules.NONE,
                origin,
                null,
                null,
                false,
                RecordedEvent.SYSTEM);
    }

    /** The decision that asks for a message. */
    AskForDelivery asking(RequestDelivery wanted) {
        return new AskForDelivery(
                wanted, ids.eventOf("annals.delivery", wanted.delivery().toString()), null);
    }

    /** The event by which a message would be asked for. */
    static DeliveryRequested requested(RequestDelivery it) {
        return new DeliveryRequested(
                it.delivery(),
                it.profile(),
                it.routes(),
                it.purpose(),
                it.transactional(),
                it.rules(),
                it.origin(),
                null,
                it.expires(),
                it.shadow(),
                it.message(),
                it.values().isEmpty() ? null : it.values());
    }

    private FragmentId id(String what, FragmentId member, long place) {
        return ids.of("delivery", "audience", what, member.toString(), Long.toString(place));
    }
}
