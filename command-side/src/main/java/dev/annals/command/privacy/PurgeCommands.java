package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent.CiphertextPurged;
import dev.annals.api.privacy.ErasureEvent.ErasureCompleted;
import dev.annals.api.privacy.ErasureEvent.ErasureOrdered;
import dev.annals.api.privacy.ErasureEvent.ErasureStepDone;
import dev.annals.api.privacy.ErasureStep;
import dev.annals.api.privacy.PurgeCiphertext;
import dev.annals.api.privacy.PurgeReceipt;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.RecordOnce;
import dev.annals.command.recording.StreamKind;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.ledger.Checkpoints;
import dev.annals.platform.privacy.Ciphertext;
import dev.annals.platform.privacy.Ciphertext.Portion;
import dev.annals.platform.privacy.Ciphertext.Sweep;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of the log's rows what nobody can open any more, or may tell. First it is recorded of which rows, then the ledger has to have
 * signed that, then it is done: so at every moment each row is as it was signed, or empty by an event that was. Cut short
 * at any point, it is finished by ordering it again.
 */
public final class PurgeCommands {

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int LOOKS = 2_400;

    private final @Nullable Ciphertext ciphertext;
    private final Checkpoints checkpoints;
    private final GroupCommit groupCommit;
    private final EventLog log;
    private final FragmentIds ids;

    PurgeCommands(
            @Nullable Ciphertext ciphertext,
            Checkpoints checkpoints,
            GroupCommit groupCommit,
            EventLog log,
            FragmentIds ids) {
        this.ciphertext = ciphertext;
        this.checkpoints = checkpoints;
        this.groupCommit = groupCommit;
        this.log = log;
        this.ids = ids;
    }

    /** Purges; answered when it is done. */
    @CommandHandler
    PurgeReceipt handle(PurgeCiphertext command) {
        if (ciphertext == null) {
            throw new Rejected(
                    Rejection.CONFLICT,
                    "The rows of this log are kept by Axon Server, which does not let them be changed.");
        }
        Optional<Sweep> begun = begun(command, ciphertext);
        try (Sweep sweep = begun.orElseThrow(
                () -> new Rejected(Rejection.CONFLICT, "Another purge is under way: wait for its end."))) {
            List<Portion> portions = sweep.look();
            long position = portions.isEmpty() ? -1 : recorded(portions, command);
            if (!portions.isEmpty()) {
                awaitCheckpoint(position);
                portions.forEach(sweep::empty);
            }
            if (!portions.isEmpty() || command.rewrite()) {
                sweep.reclaim(command.rewrite());
            }
            return new PurgeReceipt(portions.stream().mapToLong(Portion::rows).sum(), portions.size(), position);
        }
    }

    private Optional<Sweep> begun(PurgeCiphertext command, Ciphertext rows) {
        if (command.erasure() != null) {
            return rows.sweep(subjects(command.erasure()));
        }
        return command.onlyExpired() ? rows.sweepExpired() : rows.sweep();
    }

    private long recorded(List<Portion> portions, PurgeCiphertext command) {
        FragmentId stream = command.erasure() == null ? ids.of("ciphertext-purges") : command.erasure();
        List<RecordOnce> notes = portions.stream()
                .map(portion -> new RecordOnce(
                        stream,
                        StreamKind.ERASURE,
                        new CiphertextPurged(command.erasure(), portion.rows(), portion.from(), portion.to()),
                        portion.id(),
                        command.by()))
                .toList();
        return Waiting.forAnswer(groupCommit.submit(notes)).getLast().position();
    }

    private void awaitCheckpoint(long position) {
        for (int look = 0; look < LOOKS; look++) {
            if (checkpoints
                    .newest()
                    .filter(signed -> signed.position() >= position)
                    .isPresent()) {
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        throw new Rejected(
                Rejection.STORE_UNAVAILABLE, "The ledger has not signed yet what is to be purged; nothing was purged.");
    }

    private Set<FragmentId> subjects(FragmentId erasure) {
        Set<FragmentId> subjects = new HashSet<>();
        boolean isComplete = false;
        try (Stream<RecordedEvent> stream = log.stream(erasure, 0)) {
            for (RecordedEvent recorded : stream.toList()) {
                switch (recorded.event()) {
                    case ErasureOrdered it -> subjects.addAll(it.fragments());
                    case ErasureStepDone it when it.step() == ErasureStep.AUDIENCES -> {}
                    case ErasureStepDone it -> subjects.addAll(it.items());
                    case ErasureCompleted it -> isComplete = true;
                    default -> {}
                }
            }
        }
        if (subjects.isEmpty()) {
            throw new Rejected(Rejection.NOT_FOUND, "There is no erasure of this id.");
        }
        if (!isComplete) {
            throw new Rejected(Rejection.CONFLICT, "The erasure is not complete yet.");
        }
        return subjects;
    }
}
