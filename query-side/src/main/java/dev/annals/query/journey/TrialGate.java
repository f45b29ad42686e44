package dev.annals.query.journey;

import dev.annals.api.journey.Journey;
import dev.annals.platform.journey.Facts;
import dev.annals.platform.journey.Simulation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of a trial's messages what consent, the journey's quiet hours where they skip, and its caps would say. A message
 * that quiet hours only defer counts as sent.
 */
final class TrialGate implements Simulation.Gate {

    private final Journey journey;
    private final Facts facts;
    private final List<Sent> sent = new ArrayList<>();

    private record Sent(String channel, Instant at) {}

    TrialGate(Journey journey, Facts facts) {
        this.journey = journey;
        this.facts = facts;
    }

    @Override
    public @Nullable String holdsBack(String channel, Instant at) {
        String reason = reason(channel, at);
        if (reason == null) {
            sent.add(new Sent(channel, at));
        }
        return reason;
    }

    private @Nullable String reason(String channel, Instant at) {
        String purpose = journey.purpose();
        if (purpose != null) {
            Facts.Answer answer = facts.consent(purpose, channel, at);
            if (!answer.yes()) {
                return answer.reason();
            }
        }
        if (journey.transactional()) {
            return null;
        }
        Journey.QuietHours quiet = journey.policies().quietHours();
        if (quiet != null
                && quiet.action().equals("skip")
                && isWithin(quiet, at.atZone(zone()).toLocalTime())) {
            return "quiet_hours";
        }
        for (Journey.Cap cap : journey.policies().caps()) {
            long count = sent.stream()
                    .filter(each -> cap.channel().equals("any") || cap.channel().equals(each.channel()))
                    .filter(each -> each.at().isAfter(at.minus(cap.per())))
                    .count();
            boolean isMeant = cap.channel().equals("any") || cap.channel().equals(channel);
            if (isMeant && count >= cap.most()) {
                return "cap_reached";
            }
        }
        return null;
    }

    private static boolean isWithin(Journey.QuietHours quiet, LocalTime time) {
        boolean isOverMidnight = quiet.to().isBefore(quiet.from());
        return isOverMidnight
                ? !time.isBefore(quiet.from()) || time.isBefore(quiet.to())
                : !time.isBefore(quiet.from()) && time.isBefore(quiet.to());
    }

    private ZoneId zone() {
        try {
            return facts.trait(journey.zone().trait()) instanceof String text
                    ? ZoneId.of(text)
                    : journey.zone().fallback();
        } catch (DateTimeException noZone) {
            return journey.zone().fallback();
        }
    }
}
