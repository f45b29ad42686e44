package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent;
import dev.annals.api.privacy.ErasureEvent.ErasureCompleted;
import dev.annals.api.privacy.ErasureEvent.ErasureOrdered;
import dev.annals.api.privacy.ErasureEvent.ErasureStepDone;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.privacy.ErasureEvent.FragmentReadmitted;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the log says of erasures behind a position: how far each is, and the newest turn of each fragment.
 *
 * @param cases the erasures ordered, in order, by id
 * @param turns the turn of each fragment that was erased or readmitted, and of whatever was erased with it
 */
record ErasureLog(Map<FragmentId, ErasureCase> cases, Map<FragmentId, Integer> turns) {

    static ErasureLog behind(long position, EventLog log) {
        Map<FragmentId, ErasureCase> cases = new LinkedHashMap<>();
        Map<FragmentId, Integer> turns = new HashMap<>();
        try (Stream<RecordedEvent> events = log.all(position, Interest.in(ErasureEvent.class))) {
            events.forEach(recorded -> {
                switch ((ErasureEvent) recorded.event()) {
                    case FragmentErased it -> {
                        turns.merge(it.fragment(), it.turn(), Math::max);
                        cases.computeIfPresent(it.erasure(), (id, each) -> each.after(it, recorded.position()));
                    }
                    case FragmentReadmitted it -> turns.merge(it.fragment(), it.turn(), Math::max);
                    case ErasureEvent.InteractionSuppressed it -> {}
                    case ErasureEvent.CiphertextPurged it -> {}
                    case ErasureEvent.PurposeExpired it -> {}
                    case ErasureOrdered it -> cases.put(it.erasure(), ErasureCase.of(it, recorded.position()));
                    case ErasureStepDone it -> {
                        if (!it.step().keeps()) {
                            it.items().forEach(item -> turns.merge(item, 1, Math::max));
                        }
                        cases.computeIfPresent(it.erasure(), (id, each) -> each.after(it));
                    }
                    case ErasureCompleted it -> cases.computeIfPresent(it.erasure(), (id, each) -> each.finished());
                }
            });
        }
        return new ErasureLog(cases, turns);
    }

    List<ErasureCase> unfinished() {
        return cases.values().stream().filter(each -> !each.completed()).toList();
    }
}
