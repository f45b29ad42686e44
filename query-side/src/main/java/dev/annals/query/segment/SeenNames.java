package dev.annals.query.segment;

import dev.annals.api.condition.Behaviour;
import dev.annals.api.condition.Condition;
import dev.annals.api.condition.Period;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.platform.condition.ConditionParts;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.schema.PropertiesAsked;
import dev.annals.platform.spelling.Meant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Knows by what names interactions, traits and properties came in lately, so that a condition that asks for another one is
 * remarked upon before it is published. Looks into the log only when a name is asked for that it does not know.
 */
final class SeenNames {

    private static final int LOOKED_AT = 50_000;
    private static final int MOST = 10_000;
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final EventLog log;
    private final Clock clock;
    private final Set<String> interactions = new TreeSet<>();
    private final Set<String> fields = new TreeSet<>();
    private Instant looked = Instant.MIN;
    private long position = -1;

    SeenNames(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** What is to be remarked upon a condition; nothing where every name is known. */
    synchronized List<String> remarks(@Nullable Condition condition) {
        if (condition == null) {
            return List.of();
        }
        Set<String> done = new TreeSet<>();
        ConditionParts.within(condition).forEach(part -> addBehaviours(part, done));
        Set<String> asked = PropertiesAsked.by(condition);
        if (!interactions.containsAll(done) || !fields.containsAll(asked)) {
            look();
        }
        List<String> remarks = new ArrayList<>();
        done.stream()
                .filter(name -> !interactions.contains(name))
                .forEach(name -> remarks.add("Nobody did '" + name + "' lately." + Meant.question(name, interactions)));
        asked.stream()
                .filter(name -> !fields.contains(name))
                .forEach(name -> remarks.add(
                        "No trait or property '" + name + "' came in lately." + Meant.question(name, fields)));
        return remarks;
    }

    private static void addBehaviours(Condition part, Set<String> names) {
        switch (part) {
            case Condition.Did it -> add(it.behaviour(), names);
            case Condition.Measured it -> add(it.behaviour(), names);
            case Condition.PreferredHour it -> add(it.behaviour(), names);
            case Condition.Sequence it -> it.steps().forEach(step -> add(step.behaviour(), names));
            default -> {}
        }
    }

    private static void add(Behaviour behaviour, Set<String> names) {
        if (behaviour.name() != null) {
            names.add(behaviour.name());
        }
        if (behaviour.period() instanceof Period.Since since) {
            add(since.other(), names);
        }
    }

    private void look() {
        Instant now = clock.instant();
        if (looked.isAfter(now.minus(AGAIN))) {
            return;
        }
        long from = Math.max(position, log.head() - LOOKED_AT);
        try (Stream<RecordedEvent> lately = log.all(from, Interest.in(InteractionRecorded.class))) {
            lately.forEach(recorded -> {
                position = recorded.position();
                if (recorded.event() instanceof InteractionRecorded it) {
                    see(it);
                }
            });
        }
        looked = now;
    }

    private void see(InteractionRecorded it) {
        if (it.name() != null && interactions.size() < MOST) {
            interactions.add(it.name());
        }
        if (it.content() != null && fields.size() < MOST) {
            fields.addAll(it.content().traits().keySet());
            fields.addAll(it.content().properties().keySet());
        }
    }
}
