package dev.annals.api.delivery;

import dev.annals.api.Event;
import dev.annals.api.Personal;
import dev.annals.api.Subject;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a message to a person, and to audiences that are kept in step. What is {@link OfDelivery} is recorded in
 * a stream of the delivery's own; what tells something about the person is sealed under the person's key.
 */
public sealed interface DeliveryEvent extends Event {

    /** An event in the stream of a delivery. */
    sealed interface OfDelivery extends DeliveryEvent {

        /** The delivery. */
        FragmentId delivery();

        /** The fragment by which the person was named when it was asked for. */
        FragmentId profile();
    }

    /** An event that says what became of a message after it was handed over. */
    sealed interface Outcomes extends OfDelivery {

        /** Which outcome it is. */
        default Outcome outcome() {
            return switch (this) {
                case DeliveryAccepted it -> Outcome.ACCEPTED;
                case DeliveryDelivered it -> Outcome.DELIVERED;
                case DeliveryBounced it -> Outcome.BOUNCED;
                case DeliveryFailed it -> Outcome.FAILED;
                case DeliveryOpened it -> Outcome.OPENED;
                case DeliveryClicked it -> Outcome.CLICKED;
                case DeliveryComplained it -> Outcome.COMPLAINED;
                case DeliveryUnsubscribed it -> Outcome.UNSUBSCRIBED;
            };
        }
    }

    /**
     * A message is wanted.
     *
     * @param delivery its id
     * @param profile the fragment by which the person is named
     * @param routes by which it may go, the preferred one first
     * @param purpose the key of the purpose
     * @param transactional whether the person waits for it
     * @param rules the rules of whoever asked, besides those of the house
     * @param origin what led to it
     * @param dedupe the keyed hash of what must not be sent twice; null for none
     * @param expires when it has lost its sense; null for never
     * @param shadow whether nothing is to be sent whatever is decided
     * @param message the message that was given; null where templates are named, or once erased
     * @param values what it may refer to; null when there are none, or once erased
     */
    @Wire(name = "delivery.requested")
    record DeliveryRequested(
            FragmentId delivery,
            @Subject FragmentId profile,
            List<Route> routes,
            String purpose,
            boolean transactional,
            SendRules rules,
            Origin origin,
            @Nullable FragmentId dedupe,
            @Nullable Instant expires,
            boolean shadow,
            @Personal @Nullable Message message,
            @Personal @Nullable Map<String, Object> values)
            implements OfDelivery {}

    /**
     * It is not sent.
     *
     * @param delivery the delivery
     * @param profile the fragment by which the person is named
     * @param gate the gate that decided it, of the preferred channel
     * @param reason why, as a stable code
     * @param verdicts what every gate said, channel by channel
     * @param saw the values that the gates saw, in the same order; null once erased
     */
    @Wire(name = "delivery.held-back")
    record DeliveryHeldBack(
            FragmentId delivery,
            @Subject FragmentId profile,
            String gate,
            String reason,
            List<GateVerdict> verdicts,
            @Personal @Nullable List<String> saw)
            implements OfDelivery {}

    /**
     * It is not sent now; it is weighed again later.
     *
     * @param delivery the delivery
     * @param profile the fragment by which the person is named
     * @param until when it is weighed again
     * @param gate the gate that decided it
     * @param times how often it was deferred so far, this time included
     * @param verdicts what every gate said, channel by channel
     * @param saw the values that the gates saw, in the same order; null once erased
     */
    @Wire(name = "delivery.deferred")
    record DeliveryDeferred(
            FragmentId delivery,
            @Subject FragmentId profile,
            Instant until,
            String gate,
            int times,
            List<GateVerdict> verdicts,
            @Personal @Nullable List<String> saw)
            implements OfDelivery {}

    /**
     * It passed every gate and was handed to a connector, which has it sent. Recorded before anything is sent.
     *
     * @param delivery the delivery; the key by which a provider knows it again
     * @param profile the fragment by which the person is named
     * @param channel by which it goes
     * @param connector the connector's key
     * @param purpose the key of the purpose
     * @param transactional whether the person waits for it
     * @param expires when it has lost its sense; null for never
     * @param template the key of the template; null where a message was given
     * @param templateVersion its version
     * @param addressId the keyed hash of channel and address; null where nobody is addressed
     * @param verdicts what every gate said, channel by channel
     * @param saw the values that the gates saw, in the same order; null once erased
     * @param address to where; null where nobody is addressed, or once erased
     * @param message the message as it is sent; null once erased
     */
    @Wire(name = "delivery.handed-over")
    record DeliveryHandedOver(
            FragmentId delivery,
            @Subject FragmentId profile,
            String channel,
            String connector,
            String purpose,
            boolean transactional,
            @Nullable Instant expires,
            @Nullable String template,
            @Nullable Integer templateVersion,
            @Nullable FragmentId addressId,
            List<GateVerdict> verdicts,
            @Personal @Nullable List<String> saw,
            @Personal @Nullable String address,
            @Personal @Nullable Message message)
            implements OfDelivery {}

    /**
     * The provider took it.
     *
     * @param delivery the delivery
     * @param profile the fragment by which the person is named
     * @param connector the connector's key
     * @param attempts how often it was tried
     * @param answer by what the provider calls it; null where it said nothing
     * @param at when
     */
    @Wire(name = "delivery.accepted")
    record DeliveryAccepted(
            FragmentId delivery,
            FragmentId profile,
            String connector,
            int attempts,
            @Nullable String answer,
            Instant at)
            implements Outcomes {}

    /**
     * It arrived.
     *
     * @param delivery the delivery
     * @param profile the fragment by which the person is named
     * @param at when
     */
    @Wire(name = "delivery.delivered")
    record DeliveryDelivered(FragmentId delivery, FragmentId profile, Instant at) implements Outcomes {}

    /**
     * It came back.
     *
     * @param delivery the delivery
     * @param profile the fragment by which the person is named
     * @param reason why, as a stable code: {@link Outcome#HARD_BOUNCE} where the address is good for nothing
     * @param at when
     */
    @Wire(name = "delivery.bounced")
    record DeliveryBounced(FragmentId delivery, FragmentId profile, String reason, Instant at) implements Outcomes {}

    /**
     * It could not be handed to the provider, and is not tried any more by itself.
     *
     * @param delivery the delivery
     * @param profile the fragment by which the person is named
     * @param connector the connector's key
     * @param attempts how often it was tried
     * @param reason why, as a stable code
     * @param at when
     */
    @Wire(name = "delivery.failed")
    record DeliveryFailed(
            FragmentId delivery, FragmentId profile, String connector, int attempts, String reason, Instant at)
            implements Outcomes {}

    /**
     * The person opened it.
     *
     * @param delivery the delivery
     * @param profile the fragment by which the person is named
     * @param at when
     */
    @Wire(name = "delivery.opened")
    record DeliveryOpened(FragmentId delivery, FragmentId profile, Instant at) implements Outcomes {}

    /**
     * The person followed a link in it.
     *
     * @param delivery the delivery
     * @param profile the fragment by which the person is named
     * @param at when
     * @param link which; null once erased
     */
    @Wire(name = "delivery.clicked")
    record DeliveryClicked(
            FragmentId delivery,
            @Subject FragmentId profile,
            Instant at,
            @Personal @Nullable String link) implements Outcomes {}

    /**
     * The person called it spam.
     *
     * @param delivery the delivery
     * @param profile the fragment by which the person is named
     * @param at when
     */
    @Wire(name = "delivery.complained")
    record DeliveryComplained(FragmentId delivery, FragmentId profile, Instant at) implements Outcomes {}

    /**
     * The person wants no more of the kind.
     *
     * @param delivery the delivery
     * @param profile the fragment by which the person is named
     * @param at when
     */
    @Wire(name = "delivery.unsubscribed")
    record DeliveryUnsubscribed(FragmentId delivery, FragmentId profile, Instant at) implements Outcomes {}

    /**
     * What had failed is tried once more.
     *
     * @param delivery the delivery
     * @param profile the fragment by which the person is named
     */
    @Wire(name = "delivery.redriven")
    record DeliveryRedriven(FragmentId delivery, FragmentId profile) implements OfDelivery {}

    /**
     * A message counts as one that the person got; recorded with its handing over, in a stream of the person's profile.
     *
     * @param profile the profile as it was then
     * @param delivery the delivery
     * @param channel by which it goes
     * @param purpose the key of the purpose
     * @param transactional whether the person waits for it: such do not use up what a cap allows
     * @param dedupe the keyed hash of what must not be sent twice; null for none
     */
    @Wire(name = "delivery.counted")
    record DeliveryCounted(
            FragmentId profile,
            FragmentId delivery,
            String channel,
            String purpose,
            boolean transactional,
            @Nullable FragmentId dedupe)
            implements DeliveryEvent {}

    /**
     * An address is good for nothing: no message goes there any more. Recorded in a stream of the address's own.
     *
     * @param address the keyed hash of channel and address
     * @param channel the channel
     * @param delivery the delivery that showed it
     * @param reason why, as a stable code
     */
    @Wire(name = "delivery.address-refused")
    record AddressRefused(FragmentId address, String channel, FragmentId delivery, String reason)
            implements DeliveryEvent {}

    /**
     * Somebody decided that an address may be used again.
     *
     * @param address the keyed hash of channel and address
     * @param channel the channel
     */
    @Wire(name = "delivery.address-restored")
    record AddressRestored(FragmentId address, String channel) implements DeliveryEvent {}

    /** An event about a segment that is kept in step with a channel. */
    sealed interface OfAudience extends DeliveryEvent {

        /** The segment's key. */
        String segment();

        /** The channel. */
        String channel();
    }

    /**
     * From now on a segment is kept in step with a channel, or otherwise than before.
     *
     * @param stream the stream of all audiences
     * @param segment the segment's key
     * @param channel the channel
     * @param purpose the key of the purpose for which its people are told to the channel
     * @param fields what is told of each of them, by name, with Liquid in it
     */
    @Wire(name = "audience.attached")
    record AudienceAttached(
            FragmentId stream, String segment, String channel, String purpose, Map<String, String> fields)
            implements OfAudience {}

    /**
     * A segment is not kept in step with a channel any more; everybody is taken out there.
     *
     * @param stream the stream of all audiences
     * @param segment the segment's key
     * @param channel the channel
     */
    @Wire(name = "audience.detached")
    record AudienceDetached(FragmentId stream, String segment, String channel) implements OfAudience {}

    /**
     * Somebody is in an audience, is held back from it, or is out of it. Recorded in a stream of the person in the audience.
     *
     * @param stream that stream
     * @param profile the profile
     * @param segment the segment's key
     * @param channel the channel
     * @param standing whether the person is in it
     * @param gate the gate that holds the person back; null where none does
     * @param delivery the message that tells the channel; null where it need not be told
     * @param asOf up to which position of the log the membership was known
     */
    @Wire(name = "audience.member-changed")
    record AudienceMemberChanged(
            FragmentId stream,
            FragmentId profile,
            String segment,
            String channel,
            Standing standing,
            @Nullable String gate,
            @Nullable FragmentId delivery,
            long asOf)
            implements OfAudience {}
}
