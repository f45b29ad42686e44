package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent;
import dev.annals.api.privacy.ErasureEvent.Check;
import dev.annals.api.privacy.ErasureEvent.ErasureCompleted;
import dev.annals.api.privacy.ErasureEvent.ErasureStepDone;
import dev.annals.api.privacy.ErasureStep;
import dev.annals.api.privacy.HoldEvent.HoldApplied;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.privacy.LegalHold;
import dev.annals.platform.privacy.LegalHolds;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finishes erasures once the legal holds that kept something of them have ended: destroys the keys of what was kept, looks
 * whether anything of it can be read, and completes the erasure anew. What was cut short is done again.
 */
final class HoldReleases {

    private final LegalHolds holds;
    private final HoldCommands commands;
    private final SubjectKeys keys;
    private final EventLog log;
    private final GroupCommit groupCommit;
    private final FragmentIds ids;
    private final Clock clock;
    private final Function<List<FragmentId>, Check> look;
    private final Map<FragmentId, Long> done = new HashMap<>();

    /** @param look looks whether anything in boxes can be read still */
    HoldReleases(
            LegalHolds holds,
            HoldCommands commands,
            SubjectKeys keys,
            EventLog log,
            GroupCommit groupCommit,
            FragmentIds ids,
            Clock clock,
            Function<List<FragmentId>, Check> look) {
        this.holds = holds;
        this.commands = commands;
        this.keys = keys;
        this.log = log;
        this.groupCommit = groupCommit;
        this.ids = ids;
        this.clock = clock;
        this.look = look;
    }

    /** Ends holds whose time is over, and destroys what was kept for those that have ended. */
    void round() {
        Instant now = clock.instant();
        List<LegalHold> known = holds.all();
        commands.endThoseOver(known, now);
        List<FragmentId> ended = known.stream()
                .filter(hold -> !hold.isInForce(now))
                .map(LegalHold::id)
                .toList();
        Map<FragmentId, Long> heads = ended.isEmpty() ? Map.of() : log.heads(ended);
        for (FragmentId hold : ended) {
            Long head = heads.get(hold);
            if (head != null && !head.equals(done.get(hold)) && release(hold)) {
                done.put(hold, head);
            }
        }
    }

    /** Answers whether nothing is left to do for the hold. */
    private boolean release(FragmentId hold) {
        Map<FragmentId, List<HoldApplied>> applied = new LinkedHashMap<>();
        try (Stream<RecordedEvent> stream = log.stream(hold, 0)) {
            stream.map(RecordedEvent::event)
                    .filter(HoldApplied.class::isInstance)
                    .map(HoldApplied.class::cast)
                    .forEach(it -> applied.computeIfAbsent(it.erasure(), none -> new ArrayList<>())
                            .add(it));
        }
        boolean finished = true;
        for (Map.Entry<FragmentId, List<HoldApplied>> each : applied.entrySet()) {
            finished &= release(hold, each.getKey(), each.getValue());
        }
        return finished;
    }

    private boolean release(FragmentId hold, FragmentId erasure, List<HoldApplied> kept) {
        FragmentId completion = ids.of("erasure-note", erasure.toString(), "completed-without", hold.toString());
        Optional<ErasureCompleted> before = completed(erasure);
        if (before.isEmpty() || !log.existing(Set.of(completion.value())).isEmpty()) {
            return before.isPresent();
        }
        List<FragmentId> boxes = kept.stream().map(HoldApplied::box).distinct().toList();
        Map<FragmentId, Integer> turns = new HashMap<>();
        boxes.forEach(box -> turns.put(box, 1));
        keys.settle(turns);
        submit(new ErasureNote(
                erasure,
                new ErasureStepDone(
                        erasure,
                        ErasureStep.HELD_RELEASED,
                        kept.stream().mapToLong(HoldApplied::records).sum(),
                        boxes),
                ids.of("erasure-note", erasure.toString(), "released", hold.toString())));
        Check check = look.apply(boxes);
        if (check.found() != 0) {
            return false;
        }
        submit(new ErasureNote(erasure, after(before.get(), hold, check), completion));
        return true;
    }

    private ErasureEvent after(ErasureCompleted before, FragmentId hold, Check check) {
        List<Check> checks = new ArrayList<>(before.checks());
        checks.add(check);
        return new ErasureCompleted(
                before.erasure(),
                before.fragments(),
                List.copyOf(checks),
                log.head(),
                before.exceptions().stream()
                        .filter(exception -> !exception.hold().equals(hold))
                        .toList());
    }

    /** What was said last of an erasure's completion, if it is complete. */
    private Optional<ErasureCompleted> completed(FragmentId erasure) {
        try (Stream<RecordedEvent> stream = log.stream(erasure, 0)) {
            return stream.map(RecordedEvent::event)
                    .filter(ErasureCompleted.class::isInstance)
                    .map(ErasureCompleted.class::cast)
                    .reduce((older, newer) -> newer);
        }
    }

    private void submit(ErasureNote note) {
        var unused = Waiting.forAnswer(groupCommit.submit(List.of(note)));
    }
}
