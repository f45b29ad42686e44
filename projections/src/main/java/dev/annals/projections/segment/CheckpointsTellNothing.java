package dev.annals.projections.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent.Check;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Processors;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.privacy.Erasing;
import dev.annals.platform.privacy.ErasureCheck;
import java.time.Duration;

/** Looks whether a checkpoint is left that was begun before somebody was erased. */
final class CheckpointsTellNothing implements ErasureCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NEWEST = 20;

    private final Checkpoints checkpoints;
    private final EventLog log;
    private final Processors processors;

    CheckpointsTellNothing(Checkpoints checkpoints, EventLog log, Processors processors) {
        this.checkpoints = checkpoints;
        this.log = log;
        this.processors = processors;
    }

    @Override
    public Check look(Erasing erasing) {
        boolean isTaken = processors.await(SegmentEngine.NAME, erasing.position(), PATIENCE);
        long known = checkpoints.erasure();
        boolean isOlder = erasing.fragments().stream().anyMatch(each -> known < erasedAt(each));
        return new Check("segment-state", 1, isTaken && !isOlder ? 0 : 1);
    }

    private long erasedAt(FragmentId fragment) {
        return log.newest(fragment, Long.MAX_VALUE, NEWEST).stream()
                .filter(each -> each.event() instanceof FragmentErased)
                .mapToLong(RecordedEvent::position)
                .max()
                .orElse(-1);
    }
}
