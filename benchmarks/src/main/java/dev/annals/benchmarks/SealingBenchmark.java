package dev.annals.benchmarks;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.HmacFragmentIds;
import dev.annals.platform.crypto.SubjectKey;
import dev.annals.platform.sealing.SealedRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast interactions become stored bytes and come back, with keys at hand; and how fast the steps below that are.
 *
 * <p>To reach: 100,000 a second each way on one core, so at most 10 microseconds.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SealingBenchmark {

    private static final int EVENTS = 4_096;
    private static final int SUBJECTS = 500;
    private static final byte[] PLAIN = new byte[200];
    private static final byte[] PLACE = new byte[40];

    private final CachedKeys keys = new CachedKeys();
    private final SealedRecords records = new SealedRecords(keys);
    private final FragmentIds ids = new HmacFragmentIds(new byte[HmacFragmentIds.KEY_LENGTH]);
    private final SubjectKey key = new SubjectKey(new byte[32], 1);
    private final byte[] sealedPlain = key.seal(PLAIN, PLACE);
    private List<InteractionRecorded> events = List.of();
    private List<byte[]> stored = List.of();
    private int next;

    /** Makes the events, and says how large they are. */
    @Setup
    public void prepare() {
        events = new SampleInteractions(7, SUBJECTS).take(EVENTS);
        stored = events.stream().map(records::write).toList();
        double bytes = stored.stream().mapToInt(each -> each.length).average().orElseThrow();
        System.out.printf("# %.0f bytes an event on average%n", bytes);
    }

    /** An event is made into bytes, its content packed and sealed. */
    @Benchmark
    public byte[] write() {
        return records.write(events.get(next++ & (EVENTS - 1)));
    }

    /** Bytes are made into an event, its content opened and unpacked. */
    @Benchmark
    public InteractionRecorded read() {
        return records.read(stored.get(next++ & (EVENTS - 1)), InteractionRecorded.class);
    }

    /** 200 bytes are encrypted. */
    @Benchmark
    public byte[] seal() {
        return key.seal(PLAIN, PLACE);
    }

    /** 200 bytes are decrypted. */
    @Benchmark
    public byte[] open() {
        return key.open(sealedPlain, PLACE).orElseThrow();
    }

    /** An event's id is derived. */
    @Benchmark
    public UUID deriveId() {
        return ids.eventOf("shop", "ajs-next-1732180000000-0b9d1c58-7b5e-4f6c-8c7e-2f4b1f0d9a11");
    }

    /** The subject of a name, for samples. */
    static FragmentId subject(String name) {
        return new FragmentId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
