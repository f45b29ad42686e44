package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent.Check;
import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.privacy.ErasureCheck;
import dev.annals.platform.sealing.SealedRecords;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The looks that the command side itself takes after an erasure: at the keys, and at every event of the person. */
final class NothingReadable {

    private NothingReadable() {}

    /** No subject of the erasure has a key that lives. */
    static ErasureCheck keys(SubjectKeys keys) {
        return erasing -> {
            List<FragmentId> subjects = erasing.subjects();
            return new Check("keys", subjects.size(), keys.find(subjects).size());
        };
    }

    /** No event up to the erasure can be read but for its clear facts. Counts the events, of which none was removed. */
    static ErasureCheck events(EventLog log) {
        return erasing -> {
            long[] looked = {0, 0};
            for (FragmentId subject : erasing.subjects()) {
                try (Stream<RecordedEvent> stream = log.stream(subject, 0)) {
                    stream.takeWhile(recorded -> recorded.position() <= erasing.position())
                            .forEach(recorded -> {
                                looked[0]++;
                                looked[1] += SealedRecords.tellsSomethingPersonal((Record) recorded.event()) ? 1 : 0;
                            });
                }
            }
            return new Check("events", looked[0], looked[1]);
        };
    }

    /** Nothing can be read of what was kept for legal holds in some boxes. */
    static Function<List<FragmentId>, Check> kept(SubjectKeys keys, EventLog log) {
        return boxes -> {
            long[] looked = {0, keys.find(boxes).size()};
            for (FragmentId box : boxes) {
                try (Stream<RecordedEvent> stream = log.stream(box, 0)) {
                    stream.forEach(recorded -> {
                        looked[0]++;
                        looked[1] += SealedRecords.tellsSomethingPersonal((Record) recorded.event()) ? 1 : 0;
                    });
                }
            }
            return new Check("records kept for legal holds", looked[0], looked[1]);
        };
    }
}
