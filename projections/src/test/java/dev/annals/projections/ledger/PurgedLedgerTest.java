package dev.annals.projections.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.platform.crypto.Sha256;
import dev.annals.platform.ledger.Leaves;
import dev.annals.platform.ledger.LogRow;
import dev.annals.platform.ledger.PositionRange;
import dev.annals.platform.ledger.PurgedRows;
import dev.annals.platform.ledger.Verdict.Broken;
import dev.annals.platform.ledger.Verdict.Sound;
import dev.annals.platform.sealing.PurgedForm;
import dev.annals.testkit.InMemoryDocuments;
import dev.annals.testkit.ledger.InMemoryCheckpoints;
import dev.annals.testkit.ledger.InMemoryLogRows;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PurgedLedgerTest extends KeptLedger {

    private static final List<Long> PURGED = List.of(7L, 300L, 301L, 4_000L);

    @Test
    void rowsThatWerePurgedAsAnEventSaysAreSound() {
        Sound before = (Sound) verify();
        UUID purge = recorded(PURGED);
        PURGED.forEach(position -> empty(position, purge));

        Sound after = (Sound) verify();

        assertThat(after.events()).isEqualTo(before.events() + 1);
        assertThat(verifyExport()).isEqualTo(after);
        assertThat(verify(stored(new PositionRange(290, 310)), List.of())).isInstanceOf(Sound.class);
    }

    @Test
    void aLedgerMadeAnewOfPurgedRowsHasTheSameRoot() {
        UUID purge = recorded(PURGED);
        PURGED.forEach(position -> empty(position, purge));
        InMemoryCheckpoints anew = new InMemoryCheckpoints();
        LedgerGrowth growth = growth(anew, new InMemoryDocuments());

        growth.grow(10_000);
        growth.sign();

        assertThat(anew.newest().orElseThrow().checkpoint())
                .isEqualTo(checkpoints.newest().orElseThrow().checkpoint());
    }

    @Test
    void aPurgeThatWasRecordedAndNotDoneIsSound() {
        recorded(PURGED);

        assertThat(verify()).isInstanceOf(Sound.class);
    }

    @Test
    void aRowThatWasEmptiedWithoutAnEventIsNamed() {
        empty(300, new UUID(9, 9));

        assertNamed(300);
    }

    @Test
    void aRowThatWasEmptiedBesidesThoseTheEventSaysIsNamed() {
        UUID purge = recorded(PURGED);
        PURGED.forEach(position -> empty(position, purge));
        empty(5, purge);

        assertNamed(5);
    }

    @Test
    void whatIsLeftOfAPurgedRowCannotBeChanged() {
        UUID purge = recorded(PURGED);
        PURGED.forEach(position -> empty(position, purge));
        change(300, row -> {
            byte[] payload = row.payload().clone();
            payload[payload.length - 1] ^= 1;
            return with(row, row.micros(), row.metaData(), payload);
        });

        assertNamed(7);
    }

    private void assertNamed(long position) {
        assertThat(verify()).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.position()).isEqualTo(position);
            assertThat(broken.what()).contains("emptied");
        });
        assertThat(verifyExport()).isInstanceOf(Broken.class);
    }

    /** Records the purge of rows, and has it signed. */
    private UUID recorded(List<Long> positions) {
        PurgedRows purged = new PurgedRows();
        positions.forEach(position -> purged.add(position, hash(rows.at(position)), left(position)));
        UUID purge = purged.id();
        LogRow next = InMemoryLogRows.invented(rows.positions().getLast() + 1);
        rows.put(new LogRow(
                next.position(),
                next.stream(),
                next.sequence(),
                purge,
                "erasure",
                PurgedRows.EVENT,
                "1",
                next.micros(),
                null,
                next.payload()));
        LedgerGrowth growth = growth(checkpoints, documents);
        growth.grow(10_000);
        growth.sign();
        return purge;
    }

    private void empty(long position, UUID purge) {
        byte[] leaf = new Leaves().hash(rows.at(position));
        change(
                position,
                row -> with(row, row.micros(), row.metaData(), PurgedForm.of(purge, hash(row), left(position))));
        assertThat(new Leaves().hash(rows.at(position))).isEqualTo(leaf);
    }

    private static byte[] hash(LogRow row) {
        return Sha256.digest().digest(row.payload());
    }

    /** A stored form that says nothing but which row it is. */
    private static byte[] left(long position) {
        return new byte[] {1, (byte) 0xa0, (byte) position};
    }
}
