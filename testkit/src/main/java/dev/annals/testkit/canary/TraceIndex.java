package dev.annals.testkit.canary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * Finds any of many traces in one pass that looks at every eighth place only: a trace of 16 bytes, wherever it lies,
 * covers a whole block of eight bytes that begins at a multiple of eight, so each of its first eight blocks is indexed.
 */
final class TraceIndex {

    /** No trace is longer. */
    static final int LONGEST = 32;

    private static final int BLOCK = 8;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final List<Trace> traces;
    private final int[] buckets;
    private final long[] blocks;
    private final int[] next;
    private final int shift;

    TraceIndex(Collection<Trace> all) {
        traces = List.copyOf(all);
        int bits = Math.max(16, 35 - Integer.numberOfLeadingZeros(traces.size() * BLOCK));
        shift = Long.SIZE - bits;
        buckets = new int[1 << bits];
        blocks = new long[traces.size() * BLOCK];
        next = new int[blocks.length];
        Arrays.fill(buckets, -1);
        for (int entry = 0; entry < blocks.length; entry++) {
            byte[] bytes = traces.get(entry / BLOCK).bytes();
            if (bytes.length < 2 * BLOCK || bytes.length > LONGEST) {
                throw new IllegalArgumentException("A trace has 16 to " + LONGEST + " bytes");
            }
            blocks[entry] = (long) LONG.get(bytes, entry % BLOCK);
            int bucket = bucket(blocks[entry]);
            next[entry] = buckets[bucket];
            buckets[bucket] = entry;
        }
    }

    /** Tells the sink of each trace that lies wholly in the first bytes of the buffer, and where it begins. */
    void search(byte[] buffer, int length, ObjIntConsumer<Trace> sink) {
        for (int place = 0; place + BLOCK <= length; place += BLOCK) {
            long block = (long) LONG.get(buffer, place);
            for (int entry = buckets[bucket(block)]; entry >= 0; entry = next[entry]) {
                if (blocks[entry] == block) {
                    Trace trace = traces.get(entry / BLOCK);
                    int start = place - entry % BLOCK;
                    int end = start + trace.bytes().length;
                    if (start >= 0
                            && end <= length
                            && Arrays.mismatch(buffer, start, end, trace.bytes(), 0, trace.bytes().length) < 0) {
                        sink.accept(trace, start);
                    }
                }
            }
        }
    }

    private int bucket(long block) {
        return (int) ((block * 0x9E3779B97F4A7C15L) >>> shift);
    }
}
