package dev.annals.app.ledger;

import dev.annals.axonserver.ledger.StandingBackbone;
import dev.annals.platform.ledger.LedgerExport;
import dev.annals.platform.ledger.NoteKey;
import dev.annals.platform.ledger.PositionRange;
import dev.annals.platform.ledger.Sections;
import dev.annals.platform.ledger.StoredSections;
import dev.annals.projections.ledger.TileShelf;
import java.io.IOException;
import java.io.OutputStream;

/** The ledger of an installation that stands. */
public final class StandingLedger implements LedgerSource {

    private final StandingBackbone backbone;

    /** @param backbone the stores; closed with this */
    public StandingLedger(StandingBackbone backbone) {
        this.backbone = backbone;
    }

    @Override
    public Sections sections(PositionRange range) {
        return new StoredSections(
                backbone.key(), backbone.rows(), new TileShelf(backbone.documents()), backbone.checkpoints(), range);
    }

    @Override
    public void export(OutputStream target) throws IOException {
        new LedgerExport(target, position -> {}).write(sections(PositionRange.EVERYTHING));
    }

    @Override
    public NoteKey vouchedKey() {
        return backbone.key();
    }

    @Override
    public void close() {
        backbone.close();
    }
}
