package dev.annals.query.audit;

import dev.annals.api.audit.AuditEntry;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables as CSV (RFC 4180, UTF-8, with a header line). A cell that a spreadsheet would run as a formula
 * gets an apostrophe before it.
 */
public final class Csv {

    /** The header line. */
    static final String HEADER = "position,at,kind,actor,stream,eventId,description,reason,requestId,purpose\r\n";

    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private Csv() {}

    static String of(List<AuditEntry> entries) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (AuditEntry entry : entries) {
            csv.append(line(
                    Long.toString(entry.position()),
                    entry.at().toString(),
                    entry.kind(),
                    entry.actor(),
                    entry.stream().toString(),
                    entry.eventId().toString(),
                    entry.description(),
                    orEmpty(entry.reason()),
                    orEmpty(entry.requestId()),
                    orEmpty(entry.purpose())));
        }
        return csv.toString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** A line of cells. */
    public static String line(String... cells) {
        StringJoiner line = new StringJoiner(",", "", "\r\n");
        for (String cell : cells) {
            line.add(cell(cell));
        }
        return line.toString();
    }

    static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(each -> each == ',' || each == '"' || each == '\r' || each == '\n')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
