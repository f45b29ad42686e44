package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent;
import dev.annals.api.privacy.ErasureEvent.Check;
import dev.annals.api.privacy.ErasureEvent.ErasureCompleted;
import dev.annals.api.privacy.ErasureEvent.ErasureStepDone;
import dev.annals.api.privacy.ErasureStep;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.privacy.Erasing;
import dev.annals.platform.privacy.ErasureCheck;
import dev.annals.platform.privacy.ErasureDuty;
import dev.annals.platform.privacy.ErasureDuty.Done;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings erasures forward: has all rooms do their duty of a step for many of them at once, and records that it is done.
 * Every step may be repeated, so one that was cut short is simply done again.
 */
final class ErasureSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureSteps.class);

    private final List<ErasureDuty> duties;
    private final List<ErasureCheck> checks;
    private final GroupCommit groupCommit;
    private final EventLog log;
    private final FragmentIds ids;
    private final KeptForHolds kept;

    ErasureSteps(
            List<ErasureDuty> duties,
            List<ErasureCheck> checks,
            GroupCommit groupCommit,
            EventLog log,
            FragmentIds ids,
            KeptForHolds kept) {
        this.kept = kept;
        this.duties = List.copyOf(duties);
        this.checks = List.copyOf(checks);
        this.groupCommit = groupCommit;
        this.log = log;
        this.ids = ids;
    }

    /** Does all steps up to one that are still to be done; answers the cases as they are then. */
    List<ErasureCase> upTo(ErasureStep last, List<ErasureCase> cases) {
        Map<FragmentId, ErasureCase> current = new LinkedHashMap<>();
        cases.forEach(each -> current.put(each.id(), each));
        for (ErasureStep step : ErasureStep.values()) {
            List<ErasureCase> waiting = current.values().stream()
                    .filter(each -> each.next().filter(step::equals).isPresent())
                    .toList();
            if (step.compareTo(last) <= 0 && !waiting.isEmpty()) {
                perform(step, waiting).forEach(each -> current.put(each.id(), each));
            }
        }
        return List.copyOf(current.values());
    }

    /** Looks after everything, and completes those of which nothing is left; answers how many. */
    int complete(List<ErasureCase> cases) {
        long position = log.head();
        List<ErasureNote> completions = new ArrayList<>();
        for (ErasureCase each : cases) {
            Erasing erasing = each.erasing();
            List<Check> found =
                    checks.stream().map(check -> check.look(erasing)).toList();
            if (found.stream().allMatch(check -> check.found() == 0)) {
                completions.add(note(
                        new ErasureCompleted(
                                each.id(), erasing.fragments().size(), found, position, kept.in(each.boxes())),
                        each.id(),
                        "completed"));
            } else {
                LOG.error("Something is left of an erased person, so erasure {} is not complete: {}", each.id(), found);
            }
        }
        submit(completions);
        return completions.size();
    }

    private List<ErasureCase> perform(ErasureStep step, List<ErasureCase> cases) {
        List<Erasing> erasures = cases.stream().map(ErasureCase::erasing).toList();
        Map<FragmentId, Done> done = new HashMap<>();
        for (ErasureDuty duty : duties) {
            if (duty.step() == step) {
                duty.perform(erasures).forEach((id, each) -> done.merge(id, each, Done::plus));
            }
        }
        List<ErasureCase> next = new ArrayList<>();
        List<ErasureNote> notes = new ArrayList<>();
        for (ErasureCase each : cases) {
            Done result = done.getOrDefault(each.id(), Done.of(0));
            ErasureStepDone event = new ErasureStepDone(each.id(), step, result.count(), result.items());
            notes.add(note(event, each.id(), step.name()));
            next.add(each.after(event));
        }
        submit(notes);
        return next;
    }

    private ErasureNote note(ErasureEvent event, FragmentId erasure, String what) {
        return new ErasureNote(erasure, event, ids.of("erasure-note", erasure.toString(), what));
    }

    private void submit(Collection<ErasureNote> notes) {
        if (!notes.isEmpty()) {
            var unused = Waiting.forAnswer(groupCommit.submit(List.copyOf(notes)));
        }
    }
}
