package dev.annals.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Collects figures, writes each at once as a line of JSON, and prints all of them as a table in the end. */
public final class Report {

    private static final String HEAD =
            "| what | at least | aim | measured: median (min..max) | of raw limit | reached |\n|---|---|---|---|---|---|\n";

    private final Instant begun;
    private final Path lines;
    private final JsonMapper json = new JsonMapper();
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param lines the file that each figure is appended to as a line of JSON */
    public Report(Instant begun, Path lines) {
        this.begun = begun;
        this.lines = lines;
    }

    public void add(Figure figure) {
        figures.add(figure);
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("run", begun.toString());
        line.put("what", figure.what());
        line.put("unit", figure.unit().strip());
        line.put("median", figure.sample().median());
        line.put("values", figure.sample().values());
        line.put("ofRaw", figure.ofRaw());
        line.put("verdict", figure.goal().verdict(figure.sample().median()).replace("*", ""));
        append(lines, json.writeValueAsString(line));
    }

    /** Adds a line of text below the table: the machine, a setting, what a figure leaves out. */
    public void note(String note) {
        notes.add(note);
        append(lines, json.writeValueAsString(Map.of("run", begun.toString(), "note", note)));
    }

    /** The table and the notes. */
    public String markdown() {
        String rows = figures.stream()
                .map(figure -> figure.cells().stream().collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
        return HEAD + rows + "\n"
                + notes.stream().map(note -> "* " + note + "\n").collect(Collectors.joining());
    }

    /** Appends the table and the notes to a document, under the date of the run. */
    public void publish(Path document) {
        append(document, "\n## " + LocalDate.ofInstant(begun, ZoneOffset.UTC) + "\n\n" + markdown());
    }

    /** Whether every figure with a goal reached what it has to reach at least. */
    public boolean isReached() {
        return figures.stream()
                .noneMatch(figure ->
                        figure.goal().verdict(figure.sample().median()).contains("missed"));
    }

    private static void append(Path file, String text) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.writeString(file, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
