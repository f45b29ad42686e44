package dev.annals.projections.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.platform.documents.Document;
import dev.annals.platform.documents.Range;
import dev.annals.platform.ledger.Checkpoint;
import dev.annals.platform.ledger.Checkpoints.Signed;
import dev.annals.platform.ledger.LogRow;
import dev.annals.platform.ledger.NoteSigner;
import dev.annals.platform.ledger.Proofs;
import dev.annals.platform.ledger.TileTree;
import dev.annals.testkit.InMemoryDocuments;
import dev.annals.testkit.ledger.InMemoryCheckpoints;
import dev.annals.testkit.ledger.InMemoryLogRows;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LedgerGrowthTest {

    private static final NoteSigner SIGNER = NoteSigner.of("example.org/log", new byte[32]);

    private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private final InMemoryLogRows rows = new InMemoryLogRows();
    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final InMemoryCheckpoints checkpoints = new InMemoryCheckpoints();
    private final LedgerGrowth growth = growthOn(documents);
    private final long seed = new Random().nextLong();

    @Test
    void whatTheLogHoldsIsSignedAndTheTilesHaveTheSignedRoot() {
        rows.append(700);

        grow(growth);

        Signed signed = checkpoints.newest().orElseThrow();
        assertThat(signed.checkpoint().size()).isEqualTo(700);
        assertThat(signed.position()).isEqualTo(rows.positions().getLast());
        assertThat(Checkpoint.open(signed.note(), SIGNER.key())).isEqualTo(signed.checkpoint());
        assertThat(new TileTree(new TileShelf(documents), 700).root())
                .isEqualTo(signed.checkpoint().root());
    }

    @Test
    void nothingIsSignedTwiceAndNothingAtAllForAnEmptyLog() {
        assertThat(growth.grow(100)).isZero();
        assertThat(growth.sign()).isFalse();
        rows.append(10);
        grow(growth);
        assertThat(growth.sign()).isFalse();
        assertThat(checkpoints.all()).hasSize(1);
    }

    @Test
    void everyCheckpointIsProvenToHaveGrownOutOfTheOneBefore() {
        growInSteps(growth, 40, 60);

        List<Signed> all = checkpoints.all();
        assertThat(all).hasSizeGreaterThan(20);
        for (int i = 1; i < all.size(); i++) {
            Checkpoint before = all.get(i - 1).checkpoint();
            Checkpoint after = all.get(i).checkpoint();
            assertThat(Proofs.consistent(
                            before.size(),
                            before.root(),
                            after.size(),
                            after.root(),
                            new TileTree(new TileShelf(documents), after.size()).consistency(before.size())))
                    .isTrue();
        }
    }

    @Test
    void rebuiltFromNothingTheTilesAreTheSameByteForByte() {
        growInSteps(growth, 40, 60);
        InMemoryDocuments rebuilt = new InMemoryDocuments();

        int signedBefore = checkpoints.all().size();
        LedgerGrowth again = growthOn(rebuilt);
        while (again.grow(77) > 0) {
            assertThat(again.sign()).isFalse();
        }

        assertThat(content(rebuilt))
                .as("seed %d", seed)
                .usingRecursiveComparison()
                .isEqualTo(content(documents));
        assertThat(checkpoints.all()).hasSize(signedBefore);
        rows.append(1);
        grow(again);
        assertThat(checkpoints.all()).hasSize(signedBefore + 1);
    }

    @Test
    void aRestartGoesOnFromTheLastCheckpointWithoutReadingTheLogAgain() {
        growInSteps(growth, 10, 60);
        rows.remove(rows.positions().getFirst());

        rows.append(100);
        grow(growthOn(documents));

        assertThat(checkpoints.newest().orElseThrow().position())
                .isEqualTo(rows.positions().getLast());
    }

    @Nested
    class WhenAProcessIsKilled {

        @Test
        void betweenTilesAndCheckpointTheNextOneSignsWhatItWouldHaveSigned() {
            rows.append(300);
            grow(growth);
            rows.append(500);
            growth.grow(1_000);

            rows.append(5);
            grow(growthOn(documents));

            assertIsAsIfNothingHadHappened();
        }

        @Test
        void atAnyWriteNothingIsLostAndNothingContradictsItself() {
            Random random = new Random(seed);
            LedgerGrowth process = growth;
            for (int round = 0; round < 200; round++) {
                rows.append(random.nextInt(90));
                switch (random.nextInt(4)) {
                    case 0 -> process.grow(1 + random.nextInt(50));
                    case 1 -> killed(process, () -> documents.failFor("ledger"));
                    case 2 ->
                        killed(
                                process,
                                () -> checkpoints.beforeAdd(() -> {
                                    throw new IllegalStateException("killed");
                                }));
                    default -> grow(process);
                }
                documents.recover();
                checkpoints.beforeAdd(() -> {});
                if (random.nextInt(3) == 0) {
                    process = growthOn(documents);
                }
            }
            grow(process);

            assertIsAsIfNothingHadHappened();
        }

        private void killed(LedgerGrowth process, Runnable trouble) {
            trouble.run();
            try {
                grow(process);
            } catch (IllegalStateException expected) {
                process.forget();
            }
        }

        private void assertIsAsIfNothingHadHappened() {
            InMemoryDocuments others = new InMemoryDocuments();
            InMemoryCheckpoints only = new InMemoryCheckpoints();
            grow(new LedgerGrowth(rows, new TileShelf(others), only, SIGNER, clock));
            assertThat(checkpoints.newest().orElseThrow().note())
                    .as("seed %d", seed)
                    .isEqualTo(only.newest().orElseThrow().note());
            assertThat(content(documents))
                    .as("seed %d", seed)
                    .usingRecursiveComparison()
                    .isEqualTo(content(others));
        }
    }

    @Nested
    class WithAnotherProcessBesideIt {

        @Test
        void ofTwoThatSignOnePrevailsAndTheOtherGoesOnFromThere() {
            LedgerGrowth other = growthOn(documents);
            Random random = new Random(seed);
            for (int round = 0; round < 100; round++) {
                rows.append(random.nextInt(40));
                growth.grow(1_000);
                rows.append(random.nextInt(40));
                other.grow(1_000);
                (random.nextBoolean() ? growth : other).sign();
                growth.sign();
                other.sign();
            }
            grow(growth);
            grow(growth);

            for (Signed signed : checkpoints.all()) {
                assertThat(new TileTree(
                                        new TileShelf(documents),
                                        signed.checkpoint().size())
                                .root())
                        .isEqualTo(signed.checkpoint().root());
            }
            assertThat(checkpoints.newest().orElseThrow().position())
                    .isEqualTo(rows.positions().getLast());
        }
    }

    @Nested
    class WhenTilesAreLost {

        @Test
        void theyAreMadeAnewByTheNextStart() {
            growInSteps(growth, 20, 60);
            Map<String, Document> before = content(documents);
            documents.drop(TileShelf.SHELF);

            grow(growthOn(documents));

            assertThat(content(documents)).usingRecursiveComparison().isEqualTo(before);
        }

        @Test
        void oneAtTheEdgeThatIsDamagedOrMissingIsMadeAnewByTheNextStart() {
            growInSteps(growth, 20, 60);
            Map<String, Document> before = content(documents);
            for (String key : before.keySet().stream()
                    .filter(each -> isLastOfItsLevel(each, before))
                    .toList()) {
                Document kept = before.get(key);
                byte[] damaged = kept.body().clone();
                damaged[damaged.length - 1] ^= 1;
                documents.delete(TileShelf.SHELF, List.of(key));
                documents.put(TileShelf.SHELF, List.of(new Document(key, kept.position(), damaged)));
                grow(growthOn(documents));
                assertThat(content(documents)).usingRecursiveComparison().isEqualTo(before);

                documents.delete(TileShelf.SHELF, List.of(key));
                grow(growthOn(documents));
                assertThat(content(documents)).usingRecursiveComparison().isEqualTo(before);
            }
        }

        private boolean isLastOfItsLevel(String key, Map<String, Document> all) {
            return all.keySet().stream()
                    .filter(other -> other.startsWith(key.substring(0, 3)))
                    .allMatch(other -> other.compareTo(key) <= 0);
        }
    }

    @Nested
    class WhenTheLogIsNotTheOneThatWasSigned {

        @Test
        void nothingIsSignedAfterAnEventWasChanged() {
            broken(() -> {
                LogRow row = rows.at(rows.positions().get(50));
                rows.put(new LogRow(
                        row.position(),
                        row.stream(),
                        row.sequence(),
                        row.id(),
                        row.streamType(),
                        row.payloadType(),
                        row.revision(),
                        row.micros(),
                        row.metaData(),
                        new byte[] {1}));
            });
        }

        @Test
        void nothingIsSignedAfterAnEventWasTakenAway() {
            broken(() -> rows.remove(rows.positions().get(50)));
        }

        @Test
        void nothingIsSignedAfterTheLastEventsWereTakenAway() {
            broken(() -> rows.positions().reversed().stream().limit(3).forEach(rows::remove));
        }

        @Test
        void nothingIsSignedAfterAnEventWasSlippedIn() {
            broken(() -> rows.put(InMemoryLogRows.invented(14)));
        }

        @Test
        void nothingIsSignedWhereACheckpointIsNotOurs() {
            rows.append(100);
            grow(growth);
            Signed signed = checkpoints.newest().orElseThrow();
            NoteSigner other = NoteSigner.of("example.org/log", new byte[] {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
                15, 16
            });
            checkpoints.replace(new Signed(
                    signed.checkpoint(), other.sign(signed.checkpoint().text()), signed.position(), signed.at()));
            rows.append(100);

            assertThatThrownBy(() -> grow(growthOn(documents))).isInstanceOf(BrokenLedgerException.class);
        }

        private void broken(Runnable tampering) {
            growInSteps(growth, 10, 60);
            int signed = checkpoints.all().size();
            tampering.run();
            documents.drop(TileShelf.SHELF);
            rows.append(rows.positions().size() < 300 ? 0 : 2);
            LedgerGrowth again = growthOn(documents);

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            again.grow(50);
                            again.sign();
                        }
                    })
                    .isInstanceOf(BrokenLedgerException.class);
            assertThat(checkpoints.all()).hasSize(signed);
        }
    }

    private void growInSteps(LedgerGrowth process, int steps, int most) {
        Random random = new Random(seed);
        rows.append(20);
        for (int step = 0; step < steps; step++) {
            rows.append(10 + random.nextInt(most));
            process.grow(1 + random.nextInt(2 * most));
            process.sign();
        }
        grow(process);
    }

    private static void grow(LedgerGrowth process) {
        while (process.grow(64) == 64) {
            // there is more
        }
        process.sign();
    }

    private LedgerGrowth growthOn(InMemoryDocuments tiles) {
        return new LedgerGrowth(rows, new TileShelf(tiles), checkpoints, SIGNER, clock);
    }

    private static Map<String, Document> content(InMemoryDocuments tiles) {
        Map<String, Document> content = new TreeMap<>();
        tiles.range(TileShelf.SHELF, Range.first(10_000)).forEach(tile -> content.put(tile.key(), tile));
        return content;
    }
}
