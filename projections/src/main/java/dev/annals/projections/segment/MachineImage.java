package dev.annals.projections.segment;

import dev.annals.api.identity.FragmentId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes and reads for a checkpoint what a machine knows besides facts: who hangs together, who is where, and what is due. */
final class MachineImage {

    private MachineImage() {}

    static void write(SegmentMachine machine, StateOutput out) throws IOException {
        LogPlace place = machine.place();
        out.number(place.position());
        out.id(place.event());
        out.number(place.purposes());
        out.number(place.erasure());
        out.instant(machine.now());
        write(machine.woods(), out);
        out.number(machine.lists().all().size());
        for (Map.Entry<FragmentId, Set<String>> each : machine.lists().all().entrySet()) {
            out.fragment(each.getKey());
            out.texts(each.getValue());
        }
        out.number(machine.segments().all().size());
        for (LiveSegment segment : machine.segments().all()) {
            write(segment, out);
        }
        write(machine.timers(), out);
    }

    /** The place of the log that a machine was at. */
    static LogPlace place(StateInput in) throws IOException {
        return new LogPlace(in.number(), in.id(), in.number(), in.number());
    }

    /** Reads the rest into a machine whose segments have been published, but for members and timers. */
    static void read(StateInput in, LogPlace place, SegmentMachine machine) throws IOException {
        Instant now = in.instant();
        read(in, machine.woods());
        for (int left = in.count(); left > 0; left--) {
            machine.lists().put(in.fragment(), in.texts());
        }
        int segments = in.count();
        if (segments != machine.segments().all().size()) {
            throw new IOException("A checkpoint is about other segments");
        }
        for (LiveSegment segment : machine.segments().all()) {
            read(in, segment);
        }
        for (int left = in.count(); left > 0; left--) {
            machine.timers().set(now, in.instant(), in.count(), in.count());
        }
        machine.resume(place, now);
    }

    private static void write(Woods woods, StateOutput out) throws IOException {
        out.number(woods.size());
        for (int number = 0; number < woods.size(); number++) {
            FragmentId id = woods.id(number);
            out.truth(id != null);
            if (id != null) {
                out.fragment(id);
                out.truth(woods.isOpen(number));
                out.number(woods.parent(number));
            }
        }
    }

    private static void read(StateInput in, Woods woods) throws IOException {
        int size = in.count();
        int[] parents = new int[size];
        for (int number = 0; number < size; number++) {
            parents[number] = Woods.NOBODY;
            if (in.truth()) {
                woods.number(in.fragment());
                if (in.truth()) {
                    woods.open(number);
                }
                parents[number] = in.count();
            } else {
                woods.skip();
            }
        }
        for (int number = 0; number < size; number++) {
            if (parents[number] != Woods.NOBODY) {
                woods.place(number, parents[number]);
            }
        }
    }

    private static void write(LiveSegment segment, StateOutput out) throws IOException {
        out.text(segment.key());
        out.number(segment.version());
        out.truth(segment.isArchived());
        out.number(segment.sequence());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        segment.members().runOptimize();
        segment.members().serialize(new DataOutputStream(bytes));
        out.bytes(bytes.toByteArray());
    }

    private static void read(StateInput in, LiveSegment segment) throws IOException {
        boolean isSame = Objects.equals(in.text(), segment.key()) && in.count() == segment.version();
        if (!isSame || in.truth() != segment.isArchived()) {
            throw new IOException("A checkpoint is about another version of a segment");
        }
        segment.sequence(in.number());
        segment.members().deserialize(new DataInputStream(new ByteArrayInputStream(in.bytes())));
        segment.filledUpTo(0, 0);
    }

    private static void write(Timers timers, StateOutput out) throws IOException {
        int[] count = new int[1];
        timers.forEach((due, number, slot) -> count[0]++);
        out.number(count[0]);
        IOException[] failed = new IOException[1];
        timers.forEach((due, number, slot) -> {
            try {
                out.instant(due);
                out.number(number);
                out.number(slot);
            } catch (IOException e) {
                failed[0] = e;
            }
        });
        if (failed[0] != null) {
            throw failed[0];
        }
    }
}
