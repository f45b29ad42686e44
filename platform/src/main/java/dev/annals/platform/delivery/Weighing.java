package dev.annals.platform.delivery;

import dev.annals.api.delivery.SendRules;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.consent.ConsentPolicy;
import dev.annals.platform.consent.PersonConsents;
import dev.annals.platform.residency.ResidencyPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that gates look at: one message to one person by one channel, at one moment.
 *
 * @param wanted the message
 * @param channel the channel
 * @param now the moment
 * @param recipient the person
 * @param isErased whether the person was erased
 * @param consents what the person said about consent
 * @param policy what may be used for what
 * @param contacts the messages that the person got
 * @param address where the channel reaches the person
 * @param sentToday how many messages were sent by the channel today
 * @param connector who performs the channel; null where nobody does
 * @param content whether the text can be made
 * @param residency where data may go
 * @param rules the rules of the house
 */
public record Weighing(
        Wanted wanted,
        String channel,
        Instant now,
        Recipient recipient,
        boolean isErased,
        PersonConsents consents,
        ConsentPolicy policy,
        ContactHistory contacts,
        Address address,
        long sentToday,
        @Nullable ConnectorChoice connector,
        Content content,
        ResidencyPolicy residency,
        DeliveryRules rules) {

    /**
     * A message that is wanted.
     *
     * @param delivery the delivery
     * @param purpose the key of the purpose
     * @param transactional whether the person waits for it
     * @param rules the rules of whoever asked
     * @param dedupe what must not be sent twice; null for none
     * @param expires when it has lost its sense; null for never
     * @param shadow whether nothing is to be sent
     * @param takesOut whether the person is only taken out of something
     */
    public record Wanted(
            FragmentId delivery,
            String purpose,
            boolean transactional,
            SendRules rules,
            @Nullable FragmentId dedupe,
            @Nullable Instant expires,
            boolean shadow,
            boolean takesOut) {}

    /**
     * Where a channel reaches a person.
     *
     * @param said as it was said; null where nothing was
     * @param usable as a provider takes it; null where it cannot be one
     * @param isRefused whether it was shown to be good for nothing
     */
    public record Address(@Nullable String said, @Nullable String usable, boolean isRefused) {

        /** Nobody is addressed. */
        public static final Address NONE = new Address(null, null, false);

        @Override
        public String toString() {
            return "Address[…]";
        }
    }

    /**
     * Whether the text can be made.
     *
     * @param flaw why not, as a stable code; null where it can
     * @param detail what is missing, such as {@code traits.firstName}; empty where nothing is
     */
    public record Content(@Nullable String flaw, String detail) {

        /** It can. */
        public static final Content FINE = new Content(null, "");
    }
}
