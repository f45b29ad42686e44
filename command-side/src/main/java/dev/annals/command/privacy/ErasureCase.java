package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent.ErasureOrdered;
import dev.annals.api.privacy.ErasureEvent.ErasureStepDone;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.privacy.ErasureStep;
import dev.annals.platform.privacy.Erasing;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far an erasure is, by the events of its stream.
 *
 * @param erasing the erasure
 * @param done the steps that are done
 * @param boxes where lies what was kept for legal holds
 * @param completed whether it is finished
 */
record ErasureCase(Erasing erasing, Set<ErasureStep> done, List<FragmentId> boxes, boolean completed) {

    static ErasureCase of(ErasureOrdered ordered, long position) {
        return new ErasureCase(
                new Erasing(ordered, Map.of(), position, List.of()),
                EnumSet.noneOf(ErasureStep.class),
                List.of(),
                false);
    }

    /** After a fragment of the person was erased by it. */
    ErasureCase after(FragmentErased erased, long position) {
        Map<FragmentId, Integer> turns = new HashMap<>(erasing.turns());
        turns.put(erased.fragment(), erased.turn());
        return new ErasureCase(
                new Erasing(erasing.ordered(), Map.copyOf(turns), position, erasing.items()), done, boxes, completed);
    }

    ErasureCase after(ErasureStepDone step) {
        Set<ErasureStep> steps = EnumSet.of(step.step());
        steps.addAll(done);
        if (step.step() == ErasureStep.HELD_ASIDE) {
            return new ErasureCase(erasing, steps, step.items(), completed);
        }
        if (step.step().keeps()) {
            return new ErasureCase(erasing, steps, boxes, completed);
        }
        List<FragmentId> found = new ArrayList<>(erasing.items());
        step.items().stream().filter(item -> !found.contains(item)).forEach(found::add);
        return new ErasureCase(
                new Erasing(erasing.ordered(), erasing.turns(), erasing.position(), List.copyOf(found)),
                steps,
                boxes,
                completed);
    }

    ErasureCase finished() {
        return new ErasureCase(erasing, done, boxes, true);
    }

    FragmentId id() {
        return erasing.id();
    }

    /** The step that is next; empty when only the checks are left. */
    Optional<ErasureStep> next() {
        for (ErasureStep step : ErasureStep.values()) {
            if (!done.contains(step) && isAskedFor(step)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    private boolean isAskedFor(ErasureStep step) {
        return switch (step) {
            case MASTER_KEY -> erasing.ordered().renewMasterKey();
            case HELD_RELEASED, AUDIENCES_RELEASED -> false;
            case HELD_ASIDE, QUARANTINE, AUDIENCES, KEYS, PACKAGES, DERIVED -> true;
        };
    }
}
