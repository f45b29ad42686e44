package dev.annals.benchmarks.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Says what the figures were measured on. */
public final class Machine {

    private static final int SYNCS = 200;

    private Machine() {}

    /** Processor, cores, memory, system and JDK in one line. */
    public static String describe() {
        return String.format(
                Locale.ROOT,
                "%d cores of %s, %s memory, Linux %s, JDK %s",
                Runtime.getRuntime().availableProcessors(),
                line("/proc/cpuinfo", "model name"),
                memory(),
                System.getProperty("os.version"),
                System.getProperty("java.vm.version"));
    }

    /** How long forcing 8 KB to the disk that holds a folder takes, as the median of 200, in milliseconds. */
    public static double syncMillis(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "sync", ".probe");
        List<Double> millis = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocate(8 * 1024);
            channel.write(ByteBuffer.allocate(1024 * 1024), 0);
            channel.force(true);
            for (int i = 0; i < SYNCS; i++) {
                long begun = System.nanoTime();
                channel.write(block.clear(), (i % 128) * 8L * 1024);
                channel.force(false);
                millis.add((System.nanoTime() - begun) / 1e6);
            }
        } finally {
            Files.delete(file);
        }
        return new Sample(millis).median();
    }

    private static String memory() {
        String kilobytes = line("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "");
        return kilobytes.isEmpty() ? "unknown" : Long.parseLong(kilobytes) / 1024 / 1024 + " GB";
    }

    private static String line(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
