package dev.annals.command.interaction;

import dev.annals.api.interaction.Interaction;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.schema.PlanMode;
import dev.annals.platform.schema.PlanVerdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One item of a request on its way into the log: either fit to be recorded, or to be quarantined with its reason. */
public sealed interface Submission {

    /**
     * An item that passed every check.
     *
     * @param interaction the item as it is to be recorded, naming all that it may name
     * @param previous the other id of an alias, where it may be of either kind; null otherwise
     */
    record Acceptable(Interaction interaction, @Nullable PreviousId previous) implements Submission {

        /** An item that names nobody in doubt. */
        public Acceptable(Interaction interaction) {
            this(interaction, null);
        }
    }

    /**
     * An item that passed every check but does not keep to the tracking plan.
     *
     * @param item the item as it is to be recorded, where it may be
     * @param verdict in what it does not keep to the plan, and what is to be done with it
     * @param kept the item as it is to be quarantined, where it has to be
     */
    record Deviating(Acceptable item, PlanVerdict verdict, Unacceptable kept) implements Submission {

        /** Whether it is recorded all the same. */
        public boolean isRecorded() {
            return verdict.mode() == PlanMode.ALLOW || verdict.mode() == PlanMode.REPORT;
        }
    }

    /**
     * An item that failed a check.
     *
     * @param source the source that sent it
     * @param messageId its own id, where one could be read
     * @param rejection which check
     * @param detail what was wrong and where, without any value that was sent
     * @param receivedAt when the request came
     * @param raw the item as JSON text, the request's {@code context}, {@code integrations} and {@code sentAt} merged in
     */
    record Unacceptable(
            String source,
            @Nullable String messageId,
            Rejection rejection,
            String detail,
            Instant receivedAt,
            String raw)
            implements Submission {}
}
