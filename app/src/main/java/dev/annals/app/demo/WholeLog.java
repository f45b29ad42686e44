package dev.annals.app.demo;

import dev.annals.platform.ledger.ExportedSections;
import dev.annals.platform.ledger.LedgerVerification;
import dev.annals.platform.ledger.PositionRange;
import dev.annals.platform.ledger.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The last chapter: the whole log, people who were erased included, is byte for byte what was signed. */
final class WholeLog implements Chapter {

    private static final String EXPORT = "/api/v1/ledger/export";

    private final Path data;

    /** @param data the installation's data folder */
    WholeLog(Path data) {
        this.data = data;
    }

    @Override
    public void play(Stage stage, Findings findings) {
        long begun = System.nanoTime();
        Verdict verdict;
        try (InputStream export = stage.client().stream(EXPORT, stage.adminToken())) {
            ExportedSections sections = new ExportedSections(export, PositionRange.EVERYTHING);
            verdict = new LedgerVerification(sections, sections.key(), List.of(), position -> {}).verify();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long millis = (System.nanoTime() - begun) / 1_000_000;
        stage.out().println();
        stage.out().println("The whole log, verified as anybody can without this installation");
        stage.out().println("  once more                  ./annals verify --data " + data);
        stage.out()
                .println("  verdict                    "
                        + switch (verdict) {
                            case Verdict.Sound sound ->
                                String.format(
                                        Locale.ROOT,
                                        "sound: %,d events are what was signed, in %,d ms",
                                        sound.events(),
                                        millis);
                            case Verdict.Broken broken ->
                                "BROKEN at position " + broken.position() + ": " + broken.what();
                        });
        findings.add("logs that are what was signed", 1, verdict instanceof Verdict.Sound ? 1 : 0);
    }
}
