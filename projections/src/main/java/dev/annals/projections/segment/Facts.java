package dev.annals.projections.segment;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.events.Retractions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What is kept of all fragments so that some conditions can be answered: a fold of the log, and of nothing else. */
final class Facts {

    private static final FragmentFacts NONE = new FragmentFacts();

    private final Needs needs;
    private final EventLog log;
    private final Map<FragmentId, FragmentFacts> fragments = new HashMap<>();

    /**
     * Nothing yet.
     *
     * @param needs what conditions ask for
     * @param log where a fragment is read anew when something of it was taken back, or was given back
     */
    Facts(Needs needs, EventLog log) {
        this.needs = needs;
        this.log = log;
    }

    Needs needs() {
        return needs;
    }

    /** What is kept of a fragment; not to be changed. */
    FragmentFacts of(FragmentId fragment) {
        return fragments.getOrDefault(fragment, NONE);
    }

    /** Takes one more event of the log. */
    void take(RecordedEvent recorded) {
        if (Retractions.isOne(recorded)) {
            takeAnew(recorded);
        } else {
            fold(recorded);
        }
    }

    /** What stands without the events that do not count any more: nothing less than their whole stream can tell. */
    private void takeAnew(RecordedEvent retraction) {
        FragmentId fragment = retraction.stream();
        List<RecordedEvent> history;
        try (Stream<RecordedEvent> stream = log.stream(fragment, 0, SegmentEngine.OF_FACTS)) {
            history = stream.filter(each -> each.position() <= retraction.position())
                    .toList();
        }
        Set<UUID> retracted = Retractions.in(history);
        fragments.remove(fragment);
        history.stream()
                .filter(each -> !Retractions.isOne(each) && !retracted.contains(each.id()))
                .forEach(this::fold);
    }

    private void fold(RecordedEvent recorded) {
        switch (recorded.event()) {
            case InteractionRecorded it -> {
                if (isNeeded(it)) {
                    own(it.fragment()).take(recorded, it, needs);
                }
            }
            case ConsentEvent it
            when needs.consents() -> {
                FragmentFacts own = own(it.fragment());
                own.consents(own.consents().after(recorded.id(), it));
            }
            case FragmentErased it -> fragments.remove(it.fragment());
            default -> {}
        }
    }

    private boolean isNeeded(InteractionRecorded event) {
        return needs.properties(event.name()) != null || !needs.traits().isEmpty() || needs.accounts();
    }

    private FragmentFacts own(FragmentId fragment) {
        return fragments.computeIfAbsent(fragment, each -> new FragmentFacts());
    }
}
