package dev.annals.benchmarks.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much memory the product takes: its Java process and every process of its PostgreSQL, shared pages divided among
 * those that share them ({@code Pss} of {@code /proc/PID/smaps_rollup}).
 */
public final class Memory {

    private final Product product;

    public Memory(Product product) {
        this.product = product;
    }

    /** All of it in bytes; empty where the system does not tell. */
    public Optional<Long> bytes() {
        List<Optional<Long>> parts =
                processes().map(ProcessHandle::pid).distinct().map(Memory::pss).toList();
        return parts.isEmpty() || parts.getFirst().isEmpty()
                ? Optional.empty()
                : Optional.of(parts.stream().mapToLong(part -> part.orElse(0L)).sum());
    }

    /** The Java process's part of it. */
    public Optional<Long> javaBytes() {
        return pss(product.java().pid());
    }

    private Stream<ProcessHandle> processes() {
        ProcessHandle java = product.java();
        Stream<ProcessHandle> postgres = ProcessHandle.of(product.folder().postmaster()).stream()
                .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()));
        return Stream.concat(Stream.concat(Stream.of(java), java.descendants()), postgres);
    }

    private static Optional<Long> pss(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
