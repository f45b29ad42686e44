package dev.annals.app.ledger;

import dev.annals.platform.ledger.NoteKey;
import dev.annals.platform.ledger.PositionRange;
import dev.annals.platform.ledger.Sections;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Where a ledger is taken from. */
public interface LedgerSource extends AutoCloseable {

    /** The ledger beside the log. */
    Sections sections(PositionRange range) throws IOException;

    /** Writes all of it to a file. */
    void export(OutputStream target) throws IOException;

    /** The key that the source itself vouches for from elsewhere than the ledger; null where it does not. */
    @Nullable
    NoteKey vouchedKey();

    @Override
    void close();
}
