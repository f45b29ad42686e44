package dev.annals.benchmarks.raw;

import dev.annals.benchmarks.report.Figure;
import dev.annals.benchmarks.report.Goal;
import dev.annals.benchmarks.report.Report;
import dev.annals.benchmarks.report.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs {@link WritePath} in a process of its own and reports what it measured. */
public final class WritePathProcess {

    private final Path data;
    private final int rounds;
    private final int rows;

    /**
     * @param data an empty folder, or one that does not exist
     * @param rounds how often each is measured
     * @param rows how many events each round takes
     */
    public WritePathProcess(Path data, int rounds, int rows) {
        this.data = data;
        this.rounds = rounds;
        this.rows = rows;
    }

    public void measure(Report report) throws IOException, InterruptedException {
        JsonNode measured = JsonMapper.shared().readTree(run());
        Sample raw = sample(measured.path("raw"));
        Sample path = sample(measured.path("path"));
        double ratio = path.median() / raw.median();
        report.add(new Figure("raw batched insert, 1,000 a batch", " rows/s", new Goal.None(), raw));
        report.add(new Figure("write path alone, requests of 50", " interactions/s", new Goal.None(), path, ratio));
        report.add(new Figure(
                "write path alone, of raw batched insert", "", new Goal.AtLeast(0.5, 0.7), Sample.of(ratio), ratio));
    }

    private String run() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx768m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritePath.class.getName(),
                        data.toString(),
                        Integer.toString(rounds),
                        Integer.toString(rows))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The write path could not be measured; see above");
        }
        List<String> lines = printed.lines().toList();
        return lines.getLast();
    }

    private static Sample sample(JsonNode values) {
        return new Sample(StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asDouble)
                .toList());
    }
}
