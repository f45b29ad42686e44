package dev.annals.api.delivery;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Commands about a delivery that is on record. Each answers a {@link DeliveryReceipt}; what is known already changes nothing. */
public sealed interface ChangeDelivery {

    /** The delivery. */
    FragmentId delivery();

    /** Weigh it: hand it over, hold it back or defer it. Decided only where that is still open. */
    record WeighDelivery(FragmentId delivery) implements ChangeDelivery {}

    /**
     * It has been waiting for its provider: weigh it once more, and take it back where it may not be sent now. Answers
     * whether it was taken back.
     */
    record ReweighDelivery(FragmentId delivery) implements ChangeDelivery {}

    /** It lost its sense before it was handed over: hold it back, unless it was. */
    record CancelDelivery(FragmentId delivery, String reason) implements ChangeDelivery {}

    /**
     * Something became of it.
     *
     * @param outcome what
     * @param reason why, as a stable code without anything personal; null where there is nothing to say
     * @param answer by what the provider calls it; null where it said nothing
     * @param attempts how often it was tried; 0 where that is not known
     * @param link which link was clicked; null for anything else
     * @param at when, by the clock of whoever knows
     */
    record RecordOutcome(
            FragmentId delivery,
            Outcome outcome,
            @Nullable String reason,
            @Nullable String answer,
            int attempts,
            @Nullable String link,
            Instant at)
            implements ChangeDelivery {

        @Override
        public String toString() {
            return "RecordOutcome[" + delivery + " " + outcome + "]";
        }
    }

    /** Try once more what had failed. */
    record RedriveDelivery(FragmentId delivery) implements ChangeDelivery {}
}
