package dev.annals.command.delivery;

import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How many messages were sent today, by channel. Read from the log once for the day, then kept up with it; what was
 * decided a moment ago counts before it can be read. Does nothing where no channel has a budget.
 */
final class Budgets {

    private final EventLog log;
    private final ZoneId zone;
    private final Set<String> channels;
    private final Map<String, Set<FragmentId>> spent = new HashMap<>();
    private LocalDate day = LocalDate.MIN;
    private long position = -1;

    /**
     * @param zone by which a day begins
     * @param channels those that have a budget
     */
    Budgets(EventLog log, ZoneId zone, Set<String> channels) {
        this.log = log;
        this.zone = zone;
        this.channels = Set.copyOf(channels);
    }

    /** Reads on; to be called before a decision rather than within it. */
    synchronized void refresh(Instant now) {
        if (channels.isEmpty()) {
            return;
        }
        begin(now);
        try (Stream<RecordedEvent> events = log.all(position, Interest.in(DeliveryHandedOver.class))) {
            events.forEach(recorded -> {
                position = recorded.position();
                if (recorded.event() instanceof DeliveryHandedOver it
                        && recorded.at().atZone(zone).toLocalDate().equals(day)) {
                    count(it.channel(), it.delivery());
                }
            });
        }
    }

    /** How many messages were sent by a channel on the day of an instant. */
    synchronized long spent(String channel, Instant now) {
        begin(now);
        return spent.getOrDefault(channel, Set.of()).size();
    }

    /** One more is about to be sent; the same again changes nothing. */
    synchronized void spend(String channel, FragmentId delivery, Instant now) {
        begin(now);
        if (channels.contains(channel)) {
            count(channel, delivery);
        }
    }

    private void begin(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        if (today.isAfter(day)) {
            day = today;
            spent.clear();
            position = channels.isEmpty()
                    ? -1
                    : log.positionBefore(today.atStartOfDay(zone).toInstant());
        }
    }

    private void count(String channel, FragmentId delivery) {
        if (channels.contains(channel)) {
            spent.computeIfAbsent(channel, none -> new HashSet<>()).add(delivery);
        }
    }
}
