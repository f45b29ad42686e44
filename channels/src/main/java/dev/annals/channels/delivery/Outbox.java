package dev.annals.channels.delivery;

import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.DeliveryEvent.DeliveryAccepted;
import dev.annals.api.delivery.DeliveryEvent.DeliveryBounced;
import dev.annals.api.delivery.DeliveryEvent.DeliveryClicked;
import dev.annals.api.delivery.DeliveryEvent.DeliveryDeferred;
import dev.annals.api.delivery.DeliveryEvent.DeliveryFailed;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHeldBack;
import dev.annals.api.delivery.DeliveryEvent.DeliveryOpened;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRedriven;
import dev.annals.api.delivery.DeliveryEvent.OfDelivery;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.LogFollower;
import dev.annals.platform.events.RecordedEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The queues of all connectors. The log is what they are made of: a message is in a queue from the event that hands it
 * over to the one that says how that ended, so that nothing is forgotten and nothing is sent by reading the log again.
 */
final class Outbox {

    private static final Interest INTEREST = Interest.in(
            DeliveryHandedOver.class,
            DeliveryAccepted.class,
            DeliveryBounced.class,
            DeliveryFailed.class,
            DeliveryHeldBack.class,
            DeliveryDeferred.class,
            DeliveryRedriven.class,
            DeliveryOpened.class,
            DeliveryClicked.class,
            FragmentErased.class);

    private final EventLog log;
    private final LogFollower follower;
    private final Consumer<FragmentId> erased;
    private final Map<String, ConnectorQueue> queues = new ConcurrentHashMap<>();
    private final Map<FragmentId, String> connectors = new ConcurrentHashMap<>();

    /**
     * @param after behind which position the log is read
     * @param erased is told of every fragment that was erased
     */
    Outbox(EventLog log, long after, Consumer<FragmentId> erased) {
        this.log = log;
        this.follower = new LogFollower(log, INTEREST, after);
        this.erased = erased;
    }

    /** Reads on in the log; answers whether there was anything. */
    boolean read() {
        return follower.follow(this::follow);
    }

    /** The queue of a connector. */
    ConnectorQueue queue(String connector) {
        return queues.computeIfAbsent(connector, none -> new ConnectorQueue());
    }

    /** Every queue by its connector, in order. */
    Map<String, ConnectorQueue> queues() {
        return new TreeMap<>(queues);
    }

    /** How many messages wait. */
    int waiting() {
        return queues.values().stream().mapToInt(ConnectorQueue::size).sum();
    }

    /** How many messages were given up. */
    int dead() {
        return queues.values().stream()
                .mapToInt(queue -> queue.deadLetters().size())
                .sum();
    }

    private void follow(RecordedEvent recorded) {
        switch (recorded.event()) {
            case DeliveryHandedOver it -> {
                connectors.put(it.delivery(), it.connector());
                FragmentId about = Outgoing.about(it.message(), it.profile());
                queue(it.connector())
                        .add(new Waiting(
                                it.delivery(), about, recorded.position(), recorded.sequence(), turns(it, about)));
            }
            case DeliveryFailed it -> queue(it.connector()).giveUp(it.delivery(), it.reason(), it.attempts(), it.at());
            case DeliveryRedriven it -> redrive(it.delivery());
            case FragmentErased it -> erased.accept(it.fragment());
            case OfDelivery it -> {
                String connector = connectors.remove(it.delivery());
                if (connector != null) {
                    queue(connector).remove(it.delivery());
                }
            }
            default -> {}
        }
    }

    /** Who became part of another person is told of under another id by now, and known there by the same address. */
    private static Set<FragmentId> turns(DeliveryHandedOver it, FragmentId about) {
        if (!Channel.isInTurn(it.channel())) {
            return Set.of();
        }
        return it.addressId() == null ? Set.of(about) : Set.of(about, it.addressId());
    }

    private void redrive(FragmentId delivery) {
        try (Stream<RecordedEvent> events = log.stream(delivery, 0)) {
            events.filter(each -> each.event() instanceof DeliveryHandedOver)
                    .reduce((older, newer) -> newer)
                    .ifPresent(this::follow);
        }
    }
}
