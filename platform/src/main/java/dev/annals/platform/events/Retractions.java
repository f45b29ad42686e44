package dev.annals.platform.events;

import dev.annals.api.consent.ConsentEvent.ConsentRestored;
import dev.annals.api.consent.ConsentEvent.ConsentRetracted;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionEvent.InteractionRestored;
import dev.annals.api.interaction.InteractionEvent.InteractionRetracted;
import dev.annals.api.interaction.InteractionEvent.InteractionsExpired;
import dev.annals.api.interaction.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Says which events of a history do not count, so that whatever is folded from it comes out as if they had never
 * happened: interactions that were retracted or whose purpose is over, and what was drawn from the former.
 */
public final class Retractions {

    private Retractions() {}

    /** The events of whole streams, or of beginnings of them, that do not count; oldest event first within each stream. */
    public static Set<UUID> in(Collection<RecordedEvent> history) {
        Set<UUID> retracted = new HashSet<>();
        Map<FragmentId, List<Span>> expired = new HashMap<>();
        for (RecordedEvent recorded : history) {
            switch (recorded.event()) {
                case InteractionRetracted it -> retracted.add(it.interaction());
                case InteractionRestored it -> retracted.remove(it.interaction());
                case ConsentRetracted it -> retracted.addAll(it.records());
                case ConsentRestored it -> it.records().forEach(retracted::remove);
                case InteractionsExpired it ->
                    expired.computeIfAbsent(it.fragment(), none -> new ArrayList<>())
                            .addAll(it.spans());
                default -> {}
            }
        }
        if (!expired.isEmpty()) {
            history.stream()
                    .filter(each -> each.event() instanceof InteractionRecorded it
                            && expired.getOrDefault(it.fragment(), List.of()).stream()
                                    .anyMatch(span -> span.covers(each.sequence())))
                    .forEach(each -> retracted.add(each.id()));
        }
        return retracted;
    }

    /** Whether an event takes earlier ones of its stream back, or brings them back. */
    public static boolean isOne(RecordedEvent recorded) {
        return recorded.event() instanceof InteractionRetracted
                || recorded.event() instanceof InteractionRestored
                || recorded.event() instanceof InteractionsExpired
                || recorded.event() instanceof ConsentRetracted
                || recorded.event() instanceof ConsentRestored;
    }
}
