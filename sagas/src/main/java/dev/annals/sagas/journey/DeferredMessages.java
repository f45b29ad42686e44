package dev.annals.sagas.journey;

import dev.annals.api.delivery.DeliveryEvent.DeliveryDeferred;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHeldBack;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.LogFollower;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The messages that wait for a better time, whoever asked for them, by person: filled from the log, which it follows. */
final class DeferredMessages {

    private final LogFollower follower;
    private final Map<FragmentId, Set<FragmentId>> byPerson = new HashMap<>();

    /** @param after behind which position the log is read */
    DeferredMessages(EventLog log, long after) {
        this.follower = new LogFollower(
                log, Interest.in(DeliveryDeferred.class, DeliveryHandedOver.class, DeliveryHeldBack.class), after);
    }

    /** Follows the log to its end; answers whether anything waits. */
    synchronized boolean follow() {
        var unused = follower.follow(recorded -> {
            switch (recorded.event()) {
                case DeliveryDeferred it ->
                    byPerson.computeIfAbsent(it.profile(), none -> new LinkedHashSet<>())
                            .add(it.delivery());
                case DeliveryHandedOver it -> forget(it.profile(), it.delivery());
                case DeliveryHeldBack it -> forget(it.profile(), it.delivery());
                default -> {}
            }
        });
        return !byPerson.isEmpty();
    }

    private void forget(FragmentId person, FragmentId delivery) {
        byPerson.computeIfPresent(person, (id, waiting) -> {
            waiting.remove(delivery);
            return waiting.isEmpty() ? null : waiting;
        });
    }

    /** What waits for a person, by all of its fragments. */
    synchronized List<FragmentId> of(Collection<FragmentId> members) {
        return members.stream()
                .flatMap(member -> byPerson.getOrDefault(member, Set.of()).stream())
                .toList();
    }
}
