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
        JsonNode measured = JsonMapper.shared().readTree(run("raw"));
        Sample raw = sample(measured.path("raw"));
        Sample path = sample(measured.path("path"));
        double ratio = path.median() / raw.median();
        report.add(new Figure("raw batched insert, 1,000 a batch", " rows/s", new Goal.None(), raw));
        report.add(new Figure("write path alone, requests of 50", " interactions/s", new Goal.None(), path, ratio));
        report.add(new Figure(
                "write path alone, of raw batched insert", "", new Goal.AtLeast(0.5, 0.7), Sample.of(ratio), ratio));
    }

    /** What it costs that interactions name a second identifier, which is linked with the first already. */
    public void measureResolving(Report report) throws IOException, InterruptedException {
        JsonNode measured = JsonMapper.shared().readTree(run("resolving"));
        Sample one = sample(measured.path("one"));
        Sample linked = sample(measured.path("linked"));
        double ratio = linked.median() / one.median();
        report.add(new Figure("write path, one identifier", " interactions/s", new Goal.None(), one));
        report.add(new Figure(
                "write path, two that are linked already", " interactions/s", new Goal.None(), linked, ratio));
        report.add(new Figure(
                "what resolving an identifier adds", " %", new Goal.AtMost(5, 2), Sample.of(100 * (1 / ratio - 1))));
        double processor = cost(measured, "linked") / cost(measured, "one");
        report.add(new Figure(
                "  in processor time", " %", new Goal.AtMost(5, 2), Sample.of(100 * (processor - 1)), processor));
    }

    private static double cost(JsonNode measured, String what) {
        return sample(measured.path(what + "JavaMicros")).median()
                + sample(measured.path(what + "PostgresMicros")).median();
    }

    private String run(String what) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx768m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritePath.class.getName(),
                        data.toString(),
                        Integer.toString(rounds),
                        Integer.toString(rows),
                        what)
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
