package dev.annals.platform.condition;

import dev.annals.api.condition.Condition;
import dev.annals.platform.condition.Person.Deed;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tests the hour of the day in which somebody did something most often; of several, the one in which it was done last. */
final class PreferredHourCondition extends CompiledCondition {

    private static final int HOURS = 24;

    private final CompiledBehaviour behaviour;
    private final ZoneId zone;
    private final @Nullable String zoneTrait;
    private final CompiledTest test;

    PreferredHourCondition(Condition.PreferredHour condition) {
        this.behaviour = new CompiledBehaviour(condition.behaviour());
        this.zone = condition.zone();
        this.zoneTrait = condition.zoneTrait();
        this.test = CompiledTest.of(condition.test());
    }

    @Override
    public Verdict at(Person person, Instant at) {
        CompiledBehaviour.Found found = behaviour.in(person, at);
        Integer hour = hour(found.deeds(), Values.zone(person.traits(), zoneTrait, zone));
        return Verdict.of(test.passes(hour, Map.of(), at), found.until(), hour, evidence(found.deeds()));
    }

    private static @Nullable Integer hour(List<Deed> deeds, ZoneId in) {
        int[] counts = new int[HOURS];
        for (Deed deed : deeds) {
            counts[hour(deed, in)]++;
        }
        Integer best = null;
        for (Deed deed : deeds.reversed()) {
            int hour = hour(deed, in);
            best = best == null || counts[hour] > counts[best] ? Integer.valueOf(hour) : best;
        }
        return best;
    }

    private static int hour(Deed deed, ZoneId in) {
        return deed.at().atZone(in).getHour();
    }
}
