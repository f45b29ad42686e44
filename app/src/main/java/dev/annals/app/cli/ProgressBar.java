package dev.annals.app.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** Shows how far something is that takes longer than two seconds, where standard error is a terminal. */
public final class ProgressBar implements AutoCloseable {

    private static final int WIDTH = 30;
    private static final long SILENT = 2_000_000_000L;
    private static final long REDRAW = 100_000_000L;

    private final PrintWriter err;
    private final String what;
    private final boolean isWatched;
    private final long began = System.nanoTime();
    private long drawn;

    /**
     * @param err standard error
     * @param what what is going on, in few words
     */
    public ProgressBar(PrintWriter err, String what) {
        this(err, what, isTerminal());
    }

    ProgressBar(PrintWriter err, String what, boolean isWatched) {
        this.err = err;
        this.what = what;
        this.isWatched = isWatched;
    }

    /** Whether standard error is a terminal, as the launcher found out. */
    static boolean isTerminal() {
        return Boolean.getBoolean("stderr.terminal");
    }

    /** Shows that {@code done} of {@code total} are done, with a remark behind it. */
    public void at(long done, long total, String remark) {
        long now = System.nanoTime();
        if (!isWatched || now - began < SILENT || now - drawn < REDRAW) {
            return;
        }
        drawn = now;
        double share = total <= 0 ? 0 : Math.min(1, (double) done / total);
        int full = (int) (share * WIDTH);
        err.printf(
                Locale.ROOT,
                "\r%s [%s%s] %3d %% %s\u001b[K",
                what,
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                (int) (share * 100),
                remark);
        err.flush();
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        if (drawn != 0) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
