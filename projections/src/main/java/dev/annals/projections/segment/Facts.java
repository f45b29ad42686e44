package dev.annals.projections.segment;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionEvent.InteractionRetracted;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.platform.events.RecordedEvent;
import java.util.HashMap;
import java.util.Map;

/** What is kept of all fragments so that some conditions can be answered: a fold of the log, and of nothing else. */
final class Facts {

    private static final FragmentFacts NONE = new FragmentFacts();

    private final Needs needs;
    private final Map<FragmentId, FragmentFacts> fragments = new HashMap<>();

    Facts(Needs needs) {
        this.needs = needs;
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
        switch (recorded.event()) {
            case InteractionRecorded it -> {
                if (isNeeded(it)) {
                    own(it.fragment()).take(recorded, it, needs);
                }
            }
            case InteractionRetracted it -> {
                FragmentFacts own = fragments.get(it.fragment());
                if (own != null) {
                    own.retract(it.interaction());
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
