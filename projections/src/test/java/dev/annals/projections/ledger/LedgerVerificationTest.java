package dev.annals.projections.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.platform.documents.Document;
import dev.annals.platform.ledger.Checkpoints.Signed;
import dev.annals.platform.ledger.LedgerVerification;
import dev.annals.platform.ledger.LogRow;
import dev.annals.platform.ledger.NoteSigner;
import dev.annals.platform.ledger.PositionRange;
import dev.annals.platform.ledger.Sections;
import dev.annals.platform.ledger.StoredSections;
import dev.annals.platform.ledger.Tile;
import dev.annals.platform.ledger.Verdict;
import dev.annals.platform.ledger.Verdict.Broken;
import dev.annals.platform.ledger.Verdict.Sound;
import dev.annals.testkit.InMemoryDocuments;
import dev.annals.testkit.ledger.InMemoryCheckpoints;
import dev.annals.testkit.ledger.InMemoryLogRows;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LedgerVerificationTest extends KeptLedger {

    @Test
    void whatNobodyTouchedIsSound() {
        rows.append(3);

        Sound sound = (Sound) verify();

        assertThat(sound.events()).isEqualTo(EVENTS);
        assertThat(sound.checkpoints()).isEqualTo(checkpoints.all().size());
        assertThat(sound.uncovered()).isEqualTo(3);
        assertThat(verifyExport()).isEqualTo(sound);
    }

    @Test
    void anEmptyLedgerIsSound() {
        Sections nothing = new StoredSections(
                SIGNER.key(),
                new InMemoryLogRows(),
                address -> Optional.empty(),
                new InMemoryCheckpoints(),
                PositionRange.EVERYTHING);

        assertThat(verify(nothing, List.of())).isEqualTo(new Sound(0, null, 0, 0));
    }

    @Nested
    class NamesTheFirstPositionThatIsWrong {

        @Test
        void whenAByteOfAPayloadWasChanged() {
            everywhere(
                    position -> change(position, row -> with(row, row.micros(), row.metaData(), new byte[] {1})),
                    "changed");
        }

        @Test
        void whenMetaDataWereChanged() {
            everywhere(
                    position -> change(position, row -> with(row, row.micros(), new byte[] {9}, row.payload())),
                    "changed");
        }

        @Test
        void whenATimeWasChanged() {
            everywhere(
                    position -> change(position, row -> with(row, row.micros() + 1, row.metaData(), row.payload())),
                    "changed");
        }

        @Test
        void whenAnEventWasTakenAway() {
            everywhere(rows::remove, "missing");
        }

        @Test
        void whenTwoEventsChangedPlaces() {
            everywhere(
                    position -> {
                        long next = after(position);
                        LogRow one = rows.at(position);
                        LogRow other = rows.at(next);
                        rows.put(at(position, other));
                        rows.put(at(next, one));
                    },
                    "changed");
        }

        @Test
        void whenAnEventWasSlippedIntoAHole() {
            for (long hole : List.of(15L, 1_081L, 5_058L)) {
                assertThat(rows.positions()).doesNotContain(hole);
                rows.put(InMemoryLogRows.invented(hole));
                assertBroken(hole, "slipped in");
                rows.remove(hole);
            }
            rows.put(InMemoryLogRows.invented(0));
            assertBroken(0, "slipped in");
        }

        @Test
        void whenSeveralWereTouchedItIsTheFirst() {
            rows.remove(4_000);
            rows.remove(3_000);
            change(1_234, row -> with(row, 5, null, new byte[0]));

            assertBroken(1_234, "changed");
        }

        @Test
        void whenTheLastEventsWereTakenAway() {
            List<Long> last = rows.positions().reversed().stream().limit(30).toList();
            last.forEach(rows::remove);

            assertBroken(last.getLast(), "missing");
        }

        private void everywhere(LongConsumer tampering, String what) {
            List<Long> all = rows.positions();
            for (int place : new int[] {0, 1, 254, 255, 256, 257, 2_600, 4_095, 4_096, EVENTS - 2}) {
                long position = all.get(place);
                List<LogRow> kept = rows.after(-1, EVENTS);
                tampering.accept(position);
                assertBroken(position, what);
                rows.positions().forEach(rows::remove);
                kept.forEach(rows::put);
            }
            assertThat(verify()).isInstanceOf(Sound.class);
        }

        private void assertBroken(long position, String what) {
            Broken broken = (Broken) verify();
            assertThat(broken.position()).as(broken.what()).isEqualTo(position);
            assertThat(broken.until()).isEqualTo(position);
            assertThat(broken.what()).contains(what);
            assertThat(verifyExport()).isEqualTo(broken);
        }
    }

    @Nested
    class TellsWhichOfLogAndLedgerWasTouched {

        @Test
        void whenAHashInATileWasChanged() {
            changeTile("00/0000000000000003", tile -> {
                byte[] hashes = tile.hashes().clone();
                hashes[32 * 100] ^= 1;
                return new Tile(0, 3, hashes, tile.positions());
            });

            Broken broken = (Broken) verify();
            assertThat(broken.position()).isEqualTo(rows.positions().get(3 * 256 + 100));
            assertThat(broken.what()).isEqualTo("The event is as it was signed, but the ledger's tile was changed");
        }

        @Test
        void whenAPositionInATileWasChanged() {
            changeTile("00/0000000000000001", tile -> {
                long[] positions = tile.positions().clone();
                positions[255]++;
                return new Tile(0, 1, tile.hashes(), positions);
            });

            Broken broken = (Broken) verify();
            assertThat(broken.position()).isEqualTo(rows.positions().get(511));
            assertThat(broken.what()).contains("stands elsewhere");
        }

        @Test
        void whenATileIsMissingOrNoTileAnyMore() {
            Document tile = documents
                    .get(TileShelf.SHELF, List.of("00/0000000000000010"))
                    .get("00/0000000000000010");
            documents.delete(TileShelf.SHELF, List.of(tile.key()));
            Broken missing = (Broken) verify();
            assertThat(missing.position()).isEqualTo(rows.positions().get(16 * 256 - 1) + 1);
            assertThat(missing.what()).contains("0/016 is missing");

            documents.put(TileShelf.SHELF, List.of(new Document(tile.key(), tile.position(), new byte[] {1, 2})));
            assertThat(((Broken) verify()).what()).contains("0/016 is damaged");
        }

        @Test
        void whenBothWereMadeAnewFromAChangedLogTheCheckpointsTellBetweenWhich() {
            long position = rows.positions().get(2_600);
            change(position, row -> with(row, 1, null, new byte[] {1}));
            InMemoryDocuments forged = new InMemoryDocuments();
            LedgerGrowth forger = growth(new InMemoryCheckpoints(), forged);
            forger.grow(10_000);
            Sections sections = new StoredSections(
                    SIGNER.key(), rows, new TileShelf(forged), checkpoints, PositionRange.EVERYTHING);

            Broken broken = (Broken) verify(sections, List.of());

            assertThat(broken.what()).contains("both were changed");
            assertThat(position).isBetween(broken.position(), broken.until());
            assertThat(broken.until() - broken.position()).isLessThan(410);
        }

        @Test
        void whenTheSignatureOfACheckpointIsNotThatOfTheKey() {
            Signed signed = checkpoints.all().get(7);
            NoteSigner forger = NoteSigner.of("example.org/log", new byte[] {
                9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9
            });
            checkpoints.replace(new Signed(
                    signed.checkpoint(), forger.sign(signed.checkpoint().text()), signed.position(), signed.at()));

            Broken broken = (Broken) verify();

            assertThat(broken.position()).isEqualTo(checkpoints.all().get(6).position() + 1);
            assertThat(broken.what()).contains("is not signed by example.org/log+");
        }

        @Test
        void whenItIsTheLedgerOfSomebodyElse() {
            NoteSigner other = NoteSigner.of("example.org/other", new byte[32]);

            Verdict verdict = new LedgerVerification(
                            stored(PositionRange.EVERYTHING), other.key(), List.of(), position -> {})
                    .verify();

            assertThat(((Broken) verdict).what()).contains("and not of example.org/other+");
        }
    }

    @Nested
    class WithWhatAWitnessWasShown {

        @Test
        void everythingFitsWhereNothingWasTakenBack() {
            assertThat(verify(stored(PositionRange.EVERYTHING), checkpoints.all()))
                    .isInstanceOf(Sound.class);
        }

        @Test
        void aLogWhoseEndAndCheckpointsWereTakenAwayIsFoundOut() {
            Signed shown = checkpoints.newest().orElseThrow();
            InMemoryCheckpoints cut = new InMemoryCheckpoints();
            checkpoints.all().subList(0, 5).forEach(cut::replace);
            Sections sections = new StoredSections(SIGNER.key(), rows, tiles, cut, PositionRange.EVERYTHING);

            Broken broken = (Broken) verify(sections, List.of(shown));

            assertThat(broken.what()).startsWith("The end of the log is missing");
        }

        @Test
        void aLogThatWasWrittenAnewFromTheBeginningIsFoundOut() {
            List<Signed> shown = checkpoints.all();
            change(rows.positions().get(40), row -> with(row, 1, null, new byte[] {1}));
            InMemoryCheckpoints forgedCheckpoints = new InMemoryCheckpoints();
            InMemoryDocuments forged = new InMemoryDocuments();
            LedgerGrowth forger = growth(forgedCheckpoints, forged);
            forger.grow(10_000);
            forger.sign();
            Sections sections = new StoredSections(
                    SIGNER.key(), rows, new TileShelf(forged), forgedCheckpoints, PositionRange.EVERYTHING);
            assertThat(verify(sections, List.of())).isInstanceOf(Sound.class);

            Sections again = new StoredSections(
                    SIGNER.key(), rows, new TileShelf(forged), forgedCheckpoints, PositionRange.EVERYTHING);
            assertThat(verify(again, shown)).isInstanceOf(Broken.class);
        }
    }

    @Nested
    class WithinARange {

        @Test
        void eventsOutsideAreNotLookedAt() {
            rows.remove(10);
            change(5_000, row -> with(row, 1, null, new byte[0]));

            Sound sound = (Sound) verify(stored(PositionRange.parse("4700..4800")), List.of());

            assertThat(sound.events()).isBetween(95L, 101L);
            assertThat(((Broken) verify(stored(PositionRange.parse("..100")), List.of())).position())
                    .isEqualTo(10);
            assertThat(((Broken) verify(stored(PositionRange.parse("4900..")), List.of())).position())
                    .isEqualTo(5_000);
        }

        @Test
        void rangesAreWrittenWithTwoDots() {
            assertThat(PositionRange.parse("3..9")).isEqualTo(new PositionRange(3, 9));
            for (String wrong : List.of("", "3", "9..3", "a..b", "3...9", "3-9")) {
                assertThatThrownBy(() -> PositionRange.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }
}
