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
import dev.annals.platform.events.RecordedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the messages by which a channel is told that somebody is in an audience, or is not any more. */
final class AudienceMessages {

    private static final String ACTION = "action";
    private static final String SEGMENT = "segment";
    private static final String EMAIL = "email";
    private static final Map<String, String> ADVERTISERS =
            Map.of("phone", "{% if traits.phone %}{{ traits.phone }}{% endif %}");

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
     * @param told the message by which it was told; null where none was
     */
    RequestDelivery removal(
            AttachedAudience audience,
            int version,
            FragmentId profile,
            FragmentId member,
            long place,
            @Nullable Long cause,
            @Nullable DeliveryHandedOver told) {
        Map<String, String> fields = new HashMap<>();
        Map<String, Object> values = new HashMap<>();
        if (told != null && told.message() != null) {
            told.message().fields().forEach((name, value) -> same(fields, values, name, value));
        }
        if (told != null && told.address() != null && !fields.containsKey(EMAIL)) {
            same(fields, values, EMAIL, told.address());
        }
        fields.put(ACTION, "remove");
        fields.put(SEGMENT, audience.segment());
        return message(
                audience,
                id("removal", member, place),
                profile,
                fields,
                values,
                Origin.segmentLeft(audience.segment(), version).causedBy(cause));
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
