package dev.annals.platform.yaml;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;

/** Everything that is wrong with a file, so that its author mends it in one go. */
public final class Flaws {

    private static final int MOST = 100;

    private final String file;
    private final List<Flaw> flaws = new ArrayList<>();

    /** @param file the name by which its author knows the file */
    public Flaws(String file) {
        this.file = file;
    }

    /**
     * One thing that is wrong.
     *
     * @param line from 1
     * @param column from 1
     * @param message what is wrong and how to mend it
     */
    public record Flaw(int line, int column, String message) {}

    /** Adds a flaw at a place. */
    void add(Mark mark, String message) {
        flaws.add(new Flaw(mark.getLine() + 1, mark.getColumn() + 1, message));
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return flaws.isEmpty();
    }

    /** All flaws as {@code file:line:column: message}, from top to bottom. */
    public List<String> lines() {
        return flaws.stream()
                .sorted(Comparator.comparingInt(Flaw::line).thenComparingInt(Flaw::column))
                .limit(MOST)
                .map(flaw -> file + ":" + flaw.line() + ":" + flaw.column() + ": " + flaw.message())
                .toList();
    }

    /**
     * Goes on only with a file without flaws.
     *
     * @throws Rejected with {@code INVALID_CONFIGURATION} and all flaws in its detail
     */
    public void refuseIfAny() {
        if (!flaws.isEmpty()) {
            throw new Rejected(Rejection.INVALID_CONFIGURATION, String.join("\n", lines()));
        }
    }
}
