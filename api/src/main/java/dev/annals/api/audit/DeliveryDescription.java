package dev.annals.api.audit;

import dev.annals.api.delivery.DeliveryEvent;
import dev.annals.api.delivery.DeliveryEvent.AddressRefused;
import dev.annals.api.delivery.DeliveryEvent.AddressRestored;
import dev.annals.api.delivery.DeliveryEvent.AudienceAttached;
import dev.annals.api.delivery.DeliveryEvent.AudienceDetached;
import dev.annals.api.delivery.DeliveryEvent.AudienceMemberChanged;
import dev.annals.api.delivery.DeliveryEvent.DeliveryAccepted;
import dev.annals.api.delivery.DeliveryEvent.DeliveryBounced;
import dev.annals.api.delivery.DeliveryEvent.DeliveryClicked;
import dev.annals.api.delivery.DeliveryEvent.DeliveryComplained;
import dev.annals.api.delivery.DeliveryEvent.DeliveryCounted;
import dev.annals.api.delivery.DeliveryEvent.DeliveryDeferred;
import dev.annals.api.delivery.DeliveryEvent.DeliveryDelivered;
import dev.annals.api.delivery.DeliveryEvent.DeliveryFailed;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHeldBack;
import dev.annals.api.delivery.DeliveryEvent.DeliveryOpened;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRedriven;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.delivery.DeliveryEvent.DeliveryUnsubscribed;
import dev.annals.api.delivery.Route;
import dev.annals.api.delivery.TemplateEvent;
import java.util.stream.Collectors;

/** What events of deliveries and templates mean. */
final class DeliveryDescription {

    private DeliveryDescription() {}

    static String of(DeliveryEvent event) {
        return switch (event) {
            case DeliveryRequested it ->
                "A message by "
                        + it.routes().stream().map(Route::channel).distinct().collect(Collectors.joining(" or "))
                        + " for the purpose " + it.purpose()
                        + " was asked for"
                        + (it.origin().journey() == null
                                ? "."
                                : " by the journey " + it.origin().journey() + ", version "
                                        + it.origin().journeyVersion() + ".");
            case DeliveryHeldBack it ->
                "The message was held back by the gate " + it.gate() + " (" + it.reason() + ").";
            case DeliveryDeferred it ->
                "The message was deferred until " + it.until() + " by the gate " + it.gate() + ".";
            case DeliveryHandedOver it ->
                "The message passed every gate and was handed to " + it.connector() + ", by " + it.channel() + ".";
            case DeliveryAccepted it -> "The provider behind " + it.connector() + " took the message.";
            case DeliveryDelivered it -> "The message arrived.";
            case DeliveryBounced it -> "The message came back (" + it.reason() + ").";
            case DeliveryFailed it ->
                "The message could not be sent by " + it.connector() + " in " + it.attempts() + " attempts ("
                        + it.reason() + ").";
            case DeliveryOpened it -> "The message was opened.";
            case DeliveryClicked it -> "A link in the message was followed.";
            case DeliveryComplained it -> "The person complained about the message.";
            case DeliveryUnsubscribed it -> "The person unsubscribed by the message.";
            case DeliveryRedriven it -> "Somebody had the message tried again.";
            case DeliveryCounted it -> "The person was sent a message by " + it.channel() + ".";
            case AddressRefused it -> "An address for " + it.channel() + " is not used any more (" + it.reason() + ").";
            case AudienceAttached it ->
                "The segment " + it.segment() + " is kept in step with " + it.channel() + " for the purpose "
                        + it.purpose() + ".";
            case AudienceDetached it ->
                "The segment " + it.segment() + " is not kept in step with " + it.channel() + " any more.";
            case AudienceMemberChanged it -> member(it);
            case AddressRestored it -> "An address for " + it.channel() + " is used again.";
        };
    }

    private static String member(AudienceMemberChanged it) {
        String audience = it.channel() + " by the segment " + it.segment();
        return switch (it.standing()) {
            case IN -> "The person is told to " + audience + ".";
            case HELD -> "The person is held back from " + audience + " by the gate " + it.gate() + ".";
            case OUT -> "The person is taken out of " + audience + ".";
        };
    }

    static String of(TemplateEvent event) {
        return switch (event) {
            case TemplateEvent.TemplatePublished it ->
                "Version " + it.version() + " of the template " + it.key() + " was published.";
        };
    }
}
