package dev.annals.platform.ledger;

import java.util.List;

/** Port: the event log as rows, whichever backbone keeps it. */
public interface LogRows {

    /**
     * Rows behind a position, in the order of the log. What lies below a row that was seen once never changes: a
     * backbone shows positions in the order of their commits.
     *
     * @param position only rows behind it; -1 for the beginning
     * @param limit the most rows wanted
     */
    List<LogRow> after(long position, int limit);
}
