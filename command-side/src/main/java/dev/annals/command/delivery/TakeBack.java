package dev.annals.command.delivery;

import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.GateVerdict;
import dev.annals.api.delivery.Message;
import dev.annals.api.delivery.RequestDelivery;
import dev.annals.api.identity.FragmentId;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.platform.delivery.Gates;
import dev.annals.platform.events.RecordedEvent;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Decides to take back what a channel was told of somebody, by the connector that was told. It is handed over where it is
 * asked for, so that whatever is told next comes after it; nothing that gates say of sending holds that.
 *
 * @param asking the decision that asks for the message
 * @param told what the channel was told
 */
record TakeBack(AskForDelivery asking, DeliveryHandedOver told) implements Decision<Boolean> {

    private static final String REASON = "takes_out";

    @Override
    public Set<UUID> eventIds() {
        return asking.eventIds();
    }

    @Override
    public Set<FragmentId> fragments() {
        return asking.fragments();
    }

    @Override
    public Set<FragmentId> subjects() {
        return asking.subjects();
    }

    @Override
    public Boolean decide(StreamAppends appends) {
        if (!asking.decide(appends)) {
            return false;
        }
        RequestDelivery wanted = asking.command();
        List<GateVerdict> verdicts = Gates.ALL.keySet().stream()
                .map(gate -> new GateVerdict(gate, told.channel(), GateVerdict.Decision.EXEMPT, REASON))
                .toList();
        appends.append(
                wanted.delivery(),
                StreamKind.DELIVERY,
                new DeliveryHandedOver(
                        wanted.delivery(),
                        wanted.profile(),
                        told.channel(),
                        told.connector(),
                        wanted.purpose(),
                        true,
                        null,
                        null,
                        null,
                        told.addressId(),
                        verdicts,
                        Collections.nCopies(verdicts.size(), ""),
                        Channel.isAddressed(told.channel()) ? told.address() : null,
                        said(wanted)),
                RecordedEvent.SYSTEM);
        return true;
    }

    /** What is asked for, with every value in its place. */
    private static Message said(RequestDelivery wanted) {
        Message message = Objects.requireNonNull(wanted.message());
        Map<String, String> fields = new HashMap<>(message.fields());
        wanted.values().forEach((name, value) -> fields.put(name, value.toString()));
        return new Message(message.subject(), message.text(), message.html(), Map.copyOf(fields));
    }
}
