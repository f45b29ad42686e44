package dev.annals.benchmarks.product;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * The processor time that processes have used: a measure of cost that, other than speed, hardly depends on what else the
 * machine is doing.
 */
public final class Cpu {

    private Cpu() {}

    /** A process alone. */
    public static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** A process and its living descendants, as PostgreSQL has one for each connection. */
    public static Duration ofTree(long root) {
        return ProcessHandle.of(root).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(Cpu::of)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
