package dev.annals.benchmarks.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The processor time of a single thread of another process, as Linux counts it. */
public final class ThreadTime {

    private static final long TICK_MILLIS = 10;
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    private ThreadTime() {}

    /** The time that the threads of that name have used; zero where nothing says so. */
    public static Duration of(ProcessHandle process, String thread) {
        Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
        try (Stream<Path> all = Files.list(tasks)) {
            return all.map(task -> ticks(task.resolve("stat"), thread)).reduce(Duration.ZERO, Duration::plus);
        } catch (IOException nothingSaysSo) {
            return Duration.ZERO;
        }
    }

    private static Duration ticks(Path stat, String thread) {
        try {
            String line = Files.readString(stat);
            int end = line.lastIndexOf(')');
            if (!line.substring(line.indexOf('(') + 1, end).equals(thread)) {
                return Duration.ZERO;
            }
            List<String> fields = List.of(line.substring(end + 2).split(" ", -1));
            return Duration.ofMillis(
                    (Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(SYSTEM))) * TICK_MILLIS);
        } catch (IOException gone) {
            return Duration.ZERO;
        }
    }
}
