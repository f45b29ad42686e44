package dev.annals.query.journey;

import dev.annals.api.delivery.DeliveryEvent;
import dev.annals.api.delivery.DeliveryEvent.DeliveryDeferred;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHeldBack;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.journey.JourneyPeople;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How many messages people got in a span of time, and how many were spared them by caps, quiet hours and other gates.
 *
 * @param from from when
 * @param to until when
 * @param people how many people got any
 * @param messages how many messages went out
 * @param mostToOne how many the person got who got most
 * @param perPerson how many people got how many
 * @param byChannel how many messages went out by each channel
 * @param capped how many people a cap spared a message
 * @param heldBack how many messages each gate held back
 * @param deferred how often each gate put a message off
 */
record Fatigue(
        Instant from,
        Instant to,
        long people,
        long messages,
        long mostToOne,
        List<Band> perPerson,
        Map<String, Long> byChannel,
        long capped,
        Map<String, Long> heldBack,
        Map<String, Long> deferred) {

    private static final List<Long> BOUNDS = List.of(1L, 2L, 3L, 5L, 10L, Long.MAX_VALUE);
    private static final String CAP = "cap";
    private static final int CHUNK = 2_000;

    /**
     * How many people got about as many messages.
     *
     * @param atLeast the fewest messages
     * @param atMost the most messages; 0 for any number
     * @param people how many people
     */
    record Band(long atLeast, long atMost, long people) {}

    static Fatigue of(EventLog log, JourneyPeople people, Instant from, Instant to) {
        Map<FragmentId, Long> got = new HashMap<>();
        Set<FragmentId> spared = new HashSet<>();
        Map<String, Long> byChannel = new TreeMap<>();
        Map<String, Long> heldBack = new TreeMap<>();
        Map<String, Long> deferred = new TreeMap<>();
        Interest interest = Interest.in(DeliveryHandedOver.class, DeliveryHeldBack.class, DeliveryDeferred.class);
        try (Stream<RecordedEvent> events = log.all(log.positionBefore(from), interest)) {
            events.filter(recorded -> recorded.event() instanceof DeliveryEvent).forEach(recorded -> {
                switch ((DeliveryEvent) recorded.event()) {
                    case DeliveryHandedOver it -> {
                        got.merge(it.profile(), 1L, Long::sum);
                        byChannel.merge(it.channel(), 1L, Long::sum);
                    }
                    case DeliveryHeldBack it -> {
                        heldBack.merge(it.gate(), 1L, Long::sum);
                        if (it.gate().equals(CAP)) {
                            spared.add(it.profile());
                        }
                    }
                    case DeliveryDeferred it -> deferred.merge(it.gate(), 1L, Long::sum);
                    default -> {}
                }
            });
        }
        Map<FragmentId, Long> perPerson = new HashMap<>();
        Map<FragmentId, FragmentId> roots = roots(people, got.keySet());
        got.forEach((fragment, count) -> perPerson.merge(roots.getOrDefault(fragment, fragment), count, Long::sum));
        return new Fatigue(
                from,
                to,
                perPerson.size(),
                got.values().stream().mapToLong(Long::longValue).sum(),
                perPerson.values().stream().mapToLong(Long::longValue).max().orElse(0),
                bands(perPerson),
                byChannel,
                Set.copyOf(roots(people, spared).values()).size(),
                heldBack,
                deferred);
    }

    private static Map<FragmentId, FragmentId> roots(JourneyPeople people, Set<FragmentId> fragments) {
        Map<FragmentId, FragmentId> roots = new HashMap<>();
        List<FragmentId> all = new ArrayList<>(fragments);
        for (int i = 0; i < all.size(); i += CHUNK) {
            people.wholes(all.subList(i, Math.min(all.size(), i + CHUNK)))
                    .forEach((fragment, whole) -> roots.put(fragment, whole.root()));
        }
        return roots;
    }

    private static List<Band> bands(Map<FragmentId, Long> perPerson) {
        List<Band> bands = new ArrayList<>();
        long least = 1;
        for (long most : BOUNDS) {
            long from = least;
            long count = perPerson.values().stream()
                    .filter(got -> got >= from && got <= most)
                    .count();
            bands.add(new Band(from, most == Long.MAX_VALUE ? 0 : most, count));
            least = most + 1;
        }
        return bands;
    }
}
