package dev.annals.app.ledger;

import dev.annals.platform.ledger.ExportedSections;
import dev.annals.platform.ledger.NoteKey;
import dev.annals.platform.ledger.PositionRange;
import dev.annals.platform.ledger.Sections;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ledger of a running process, which hands it out over HTTP; nothing of it is believed before it is checked. */
public final class RunningLedger implements LedgerSource {

    private final Supplier<InputStream> export;
    private final List<InputStream> open = new ArrayList<>();

    /** @param export asks the process for its export */
    public RunningLedger(Supplier<InputStream> export) {
        this.export = export;
    }

    @Override
    public Sections sections(PositionRange range) {
        InputStream stream = export.get();
        open.add(stream);
        return new ExportedSections(stream, range);
    }

    @Override
    public void export(OutputStream target) throws IOException {
        try (InputStream stream = export.get()) {
            stream.transferTo(target);
        }
    }

    @Override
    public @Nullable NoteKey vouchedKey() {
        return null;
    }

    @Override
    public void close() {
        for (InputStream stream : open) {
            try {
                stream.close();
            } catch (IOException alreadyGone) {
                // Nothing is left to be closed.
            }
        }
    }
}
