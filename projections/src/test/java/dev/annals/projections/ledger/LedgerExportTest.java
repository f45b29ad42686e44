package dev.annals.projections.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.platform.ledger.PositionRange;
import dev.annals.platform.ledger.StoredSections;
import dev.annals.platform.ledger.Verdict;
import dev.annals.platform.ledger.Verdict.Broken;
import dev.annals.platform.ledger.Verdict.Sound;
import dev.annals.testkit.InMemoryDocuments;
import dev.annals.testkit.ledger.InMemoryCheckpoints;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LedgerExportTest extends KeptLedger {

    @Test
    void aChangedByteAnywhereIsFoundAndNamesAPositionAtOrBeforeIt() {
        rows.positions().stream().skip(600).forEach(rows::remove);
        InMemoryCheckpoints few = new InMemoryCheckpoints();
        InMemoryDocuments small = new InMemoryDocuments();
        LedgerGrowth growth = growth(few, small);
        growth.grow(300);
        growth.sign();
        growth.grow(10_000);
        growth.sign();
        byte[] export =
                export(new StoredSections(SIGNER.key(), rows, new TileShelf(small), few, PositionRange.EVERYTHING));
        assertThat(verifyExport(export)).isInstanceOf(Sound.class);

        int end = export.length - 6;
        for (int i = 0; i < 4_000; i++) {
            byte[] changed = export.clone();
            int place = random.nextInt(end);
            changed[place] ^= (byte) (1 << random.nextInt(8));
            Verdict verdict = verifyExport(changed);
            if (verdict instanceof Sound) {
                assertThat(isTimeOrPositionOfACheckpoint(export, place))
                        .as("byte %d", place)
                        .isTrue();
            } else {
                assertThat(((Broken) verdict).position())
                        .isLessThanOrEqualTo(rows.positions().getLast() + 1);
            }
        }
    }

    @Test
    void aFileThatIsCutShortIsFoundOutWhereverItIsCut() {
        byte[] export = export(stored(PositionRange.EVERYTHING));
        for (int i = 0; i < 300; i++) {
            byte[] cut = Arrays.copyOf(export, random.nextInt(export.length));
            assertThat(verifyExport(cut)).isInstanceOf(Broken.class);
        }
        assertThat(verifyExport(Arrays.copyOf(export, export.length + 1))).isInstanceOf(Broken.class);
    }

    /** When a checkpoint was signed, and which position it ends at, is told beside its signature. */
    private boolean isTimeOrPositionOfACheckpoint(byte[] export, int place) {
        String text = new String(export, StandardCharsets.ISO_8859_1);
        int signature = text.lastIndexOf("\n", place);
        return signature > 0 && place - signature <= 16;
    }
}
