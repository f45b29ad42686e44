package dev.annals.command.privacy;

import dev.annals.api.delivery.DeliveryEvent.DeliveryAccepted;
import dev.annals.api.delivery.DeliveryEvent.DeliveryBounced;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent.ErasureStepDone;
import dev.annals.api.privacy.ErasureStep;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.platform.delivery.AudienceBook;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.LogFollower;
import dev.annals.platform.events.RecordedEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Destroys what was kept to tell a channel that somebody was erased, once the channel took it, or after thirty days in which
 * it did not.
 */
final class FarewellsOver {

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration LOOKED_BACK = Duration.ofDays(180);
    private static final Interest INTEREST = Interest.in(ErasureStepDone.class);

    private final SubjectKeys keys;
    private final EventLog log;
    private final GroupCommit groupCommit;
    private final FragmentIds ids;
    private final Clock clock;
    private final Map<FragmentId, FragmentId> open = new HashMap<>();
    private @Nullable LogFollower follower;

    FarewellsOver(SubjectKeys keys, EventLog log, GroupCommit groupCommit, FragmentIds ids, Clock clock) {
        this.keys = keys;
        this.log = log;
        this.groupCommit = groupCommit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Destroys what is not needed any more. */
    void round() {
        read();
        for (Map.Entry<FragmentId, FragmentId> each : Map.copyOf(open).entrySet()) {
            FragmentId box = each.getKey();
            if (isOver(AudienceBook.farewell(ids, box))) {
                keys.settle(Map.of(box, 1));
                var unused = Waiting.forAnswer(groupCommit.submit(List.of(new ErasureNote(
                        each.getValue(),
                        new ErasureStepDone(each.getValue(), ErasureStep.AUDIENCES_RELEASED, 1, List.of(box)),
                        ids.of("erasure-note", each.getValue().toString(), "farewell", box.toString())))));
                open.remove(box);
            }
        }
    }

    private void read() {
        if (follower == null) {
            follower = new LogFollower(
                    log, INTEREST, log.positionBefore(clock.instant().minus(LOOKED_BACK)));
        }
        var unused = follower.follow(recorded -> {
            if (recorded.event() instanceof ErasureStepDone it && it.step() == ErasureStep.AUDIENCES) {
                it.items().forEach(box -> open.put(box, it.erasure()));
            } else if (recorded.event() instanceof ErasureStepDone it && it.step() == ErasureStep.AUDIENCES_RELEASED) {
                it.items().forEach(open::remove);
            }
        });
    }

    private boolean isOver(FragmentId delivery) {
        Instant latest = clock.instant().minus(LONGEST);
        try (Stream<RecordedEvent> events = log.stream(delivery, 0)) {
            return events.anyMatch(recorded -> recorded.event() instanceof DeliveryAccepted
                    || recorded.event() instanceof DeliveryBounced
                    || (recorded.event() instanceof DeliveryHandedOver
                            && recorded.at().isBefore(latest)));
        }
    }
}
