package dev.annals.query.audit;

import dev.annals.api.audit.AuditEntry;
import dev.annals.platform.pdf.PdfReport;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes audit entries as a PDF for people: one line each, newest first. */
final class AuditPdf {

    private static final float[] WIDTHS = {4, 9, 12, 10, 10, 28, 12, 9};
    private static final List<String> HEAD =
            List.of("position", "at", "kind", "actor", "purpose", "what happened", "reason", "request");

    private AuditPdf() {}

    /**
     * The file.
     *
     * @param entries what it lists
     * @param next how the list goes on; null where it ends
     */
    static byte[] of(List<AuditEntry> entries, @Nullable String next) {
        PdfReport report = new PdfReport("Audit")
                .line(entries.size() + " entries, newest first"
                        + (next == null ? "" : "; there are older ones, to be had with cursor=" + next));
        return report.table(WIDTHS, HEAD, entries.stream().map(AuditPdf::row).toList())
                .toBytes();
    }

    private static List<String> row(AuditEntry entry) {
        return List.of(
                Long.toString(entry.position()),
                entry.at().toString(),
                entry.kind(),
                entry.actor(),
                orEmpty(entry.purpose()),
                entry.description(),
                orEmpty(entry.reason()),
                orEmpty(entry.requestId()));
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
