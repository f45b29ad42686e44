package dev.annals.query.privacy.held;

import dev.annals.platform.events.RecordedEvent;
import dev.annals.query.audit.Csv;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the events of a package as a table for spreadsheets. */
final class PackageCsv {

    private PackageCsv() {}

    static byte[] bytes(AccessPackage held) {
        StringBuilder csv = new StringBuilder(
                Csv.line("position", "at", "kind", "actor", "purpose", "reason", "description", "data"));
        for (RecordedEvent recorded : held.events()) {
            HeldEvent event = HeldEvent.of(recorded);
            csv.append(Csv.line(
                    Long.toString(event.position()),
                    event.at().toString(),
                    event.kind(),
                    event.actor(),
                    orEmpty(event.purpose()),
                    orEmpty(event.reason()),
                    event.description(),
                    event.data().toString()));
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
