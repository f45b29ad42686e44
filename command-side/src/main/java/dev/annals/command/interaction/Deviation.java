package dev.annals.command.interaction;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.Receipt;
import dev.annals.api.schema.PlanEvent.PlanViolated;
import dev.annals.api.schema.PlanMode;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.schema.PlanBook;
import dev.annals.platform.schema.PlanVerdict;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.messaging.Message;

/**
 * Decides on an interaction that does not keep to the tracking plan: what the plan says is done with it, and every rule that
 * it breaks is counted.
 *
 * @param what what is done with it
 * @param interaction the interaction
 * @param verdict the rules that it breaks
 * @param ids names streams and events
 */
record Deviation(Decision<Receipt> what, Interaction interaction, PlanVerdict verdict, FragmentIds ids)
        implements Decision<Receipt> {

    /**
     * The decision about one that is refused, and kept nowhere.
     *
     * @param messageId the source's id of it
     * @param reason why
     */
    record Refusal(String messageId, String reason) implements Decision<Receipt> {

        @Override
        public Set<UUID> eventIds() {
            return Set.of();
        }

        @Override
        public Set<FragmentId> fragments() {
            return Set.of();
        }

        @Override
        public Receipt decide(StreamAppends appends) {
            return new Receipt(messageId, Receipt.Status.REFUSED, reason, 0);
        }
    }

    @Override
    public Set<UUID> eventIds() {
        return what.eventIds();
    }

    @Override
    public Set<FragmentId> fragments() {
        return what.fragments();
    }

    @Override
    public List<Message<?>> foreseen() {
        return what.foreseen();
    }

    @Override
    public Set<FragmentId> subjects() {
        return what.subjects();
    }

    @Override
    public Receipt decide(StreamAppends appends) {
        Receipt receipt = what.decide(appends);
        if (receipt.status() != Receipt.Status.DUPLICATE) {
            verdict.violations().forEach(violation -> appends.countViolation(counted(violation)));
        }
        return receipt;
    }

    private PlanViolated counted(PlanVerdict.Violation violation) {
        return new PlanViolated(
                PlanBook.violations(ids),
                verdict.version(),
                interaction.source(),
                verdict.interaction(),
                violation.place(),
                violation.rule(),
                verdict.mode(),
                1,
                verdict.mode() == PlanMode.REPORT
                        ? ids.eventOf(
                                interaction.source(), interaction.content().messageId())
                        : null);
    }

    @Override
    public String toString() {
        return "Deviation[" + verdict.interaction() + "]";
    }
}
