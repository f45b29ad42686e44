package dev.annals.command.delivery;

import dev.annals.api.delivery.ChangeDelivery;
import dev.annals.api.delivery.ChangeDelivery.CancelDelivery;
import dev.annals.api.delivery.ChangeDelivery.RedriveDelivery;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHeldBack;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRedriven;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Decides what somebody wants done about a delivery: to give it up before it is handed over, or to have it tried again
 * after it failed.
 *
 * @param command what is wanted
 * @param profile the fragment by which the person is named
 */
record Intervene(ChangeDelivery command, FragmentId profile) implements Decision<Boolean> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of();
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of();
    }

    @Override
    public Boolean decide(StreamAppends appends) {
        DeliveryState state = appends.memory(command.delivery(), StreamKind.DELIVERY, DeliveryState.class);
        return switch (command) {
            case CancelDelivery it -> cancel(it, state, appends);
            case RedriveDelivery it -> redrive(it, state, appends);
            case ChangeDelivery.WeighDelivery ignored -> false;
            case ChangeDelivery.ReweighDelivery ignored -> false;
            case ChangeDelivery.RecordOutcome ignored -> false;
        };
    }

    private boolean cancel(CancelDelivery it, DeliveryState state, StreamAppends appends) {
        if (state.phase() != DeliveryState.Phase.WAITING) {
            return false;
        }
        appends.append(
                it.delivery(),
                StreamKind.DELIVERY,
                new DeliveryHeldBack(it.delivery(), profile, "cancelled", it.reason(), List.of(), null));
        return true;
    }

    private boolean redrive(RedriveDelivery it, DeliveryState state, StreamAppends appends) {
        if (!state.outcomes().contains(Outcome.FAILED)) {
            throw new Rejected(Rejection.CONFLICT, "The delivery did not fail, or is being tried again already.");
        }
        appends.append(it.delivery(), StreamKind.DELIVERY, new DeliveryRedriven(it.delivery(), profile));
        return true;
    }
}
