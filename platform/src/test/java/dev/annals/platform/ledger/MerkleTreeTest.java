package dev.annals.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {

    /** The leaves with which implementations of RFC 6962 have been compared since Certificate Transparency began. */
    private static final List<byte[]> KNOWN = List.of(
            hex(""),
            hex("00"),
            hex("10"),
            hex("2021"),
            hex("3031"),
            hex("40414243"),
            hex("5051525354555657"),
            hex("606162636465666768696a6b6c6d6e6f"));

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void knownLeavesHaveTheKnownRoot(int count, String root) {
        TreeRoot tree = new TreeRoot();
        KNOWN.subList(0, count).forEach(entry -> tree.append(Trees.HASHER.leaf(entry)));

        assertThat(HexFormat.of().formatHex(tree.hash())).isEqualTo(root);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 255, 256, 257, 511, 512, 513, 1000, 65_535, 65_536, 65_537, 70_000, 132_000})
    void rootAndTilesAreThoseOfTheDefinition(int count) {
        Trees.Stored tiles = Trees.tiles(count);
        byte[] expected = Trees.root(Trees.leaves(count));

        assertThat(new TileTree(tiles, count).root()).isEqualTo(expected);
        assertThat(RightEdge.at(count, tiles).orElseThrow().root()).isEqualTo(expected);
    }

    @Test
    void aTreeOfSeventyThousandHasTheTilesThatTheSpecificationCounts() {
        Trees.Stored tiles = Trees.tiles(70_000);

        assertThat(TileAddress.last(0, 70_000)).contains(new TileAddress(0, 273, 112));
        assertThat(TileAddress.last(1, 70_000)).contains(new TileAddress(1, 1, 17));
        assertThat(TileAddress.last(2, 70_000)).contains(new TileAddress(2, 0, 1));
        assertThat(TileAddress.last(3, 70_000)).isEmpty();
        assertThat(tiles.bytes).hasSize(274 + 2 + 1);
    }

    @Test
    void anEdgeTakenUpAgainAtAnySizeGivesTheSameTiles() {
        int count = 1_100;
        Trees.Stored whole = Trees.tiles(count);
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            int cut = random.nextInt(count + 1);
            Trees.Stored tiles = Trees.tiles(cut);
            RightEdge edge = RightEdge.at(cut, tiles).orElseThrow();
            assertThat(edge.size()).isEqualTo(cut);
            assertThat(edge.lastPosition()).isEqualTo(cut == 0 ? -1 : Trees.position(cut - 1));
            for (int i = cut; i < count; i++) {
                edge.append(Trees.leaf(i), Trees.position(i));
                if (random.nextInt(100) == 0) {
                    tiles.put(edge.changed());
                }
            }
            tiles.put(edge.changed());
            assertThat(tiles.bytes)
                    .as("seed %d, cut %d", seed, cut)
                    .usingRecursiveComparison()
                    .isEqualTo(whole.bytes);
        }
    }

    @Test
    void anEdgeIsTakenUpAtASmallerSizeFromTilesThatHaveGrownBeyond() {
        Trees.Stored tiles = Trees.tiles(700);

        for (int size : new int[] {0, 1, 255, 256, 300, 512, 699}) {
            assertThat(RightEdge.at(size, tiles).orElseThrow().root()).isEqualTo(Trees.root(Trees.leaves(size)));
        }
        assertThat(RightEdge.at(701, tiles)).isEmpty();
    }

    @Test
    void leavesAreFoundByTheirPositionAndNothingElseIs() {
        for (int count : new int[] {1, 255, 256, 257, 700, 66_000}) {
            TileTree tree = new TileTree(Trees.tiles(count), count);
            for (int leaf = 0; leaf < count; leaf += Math.max(1, count / 50)) {
                assertThat(tree.leafAt(Trees.position(leaf))).hasValue(leaf);
                assertThat(tree.leafAt(Trees.position(leaf) + 1)).isEmpty();
            }
            assertThat(tree.leafAt(Trees.position(count - 1))).hasValue(count - 1);
            assertThat(tree.leafAt(0)).isEmpty();
            assertThat(tree.leafAt(Trees.position(count) + 1_000)).isEmpty();
        }
    }

    @Nested
    class Proving {

        private final int most = 300;
        private final List<byte[]> leaves = Trees.leaves(most);
        private final Trees.Stored tiles = Trees.tiles(most);

        @Test
        void everyLeafOfEveryTreeIsProven() {
            for (int size = 1; size <= most; size += size < 40 ? 1 : 13) {
                byte[] root = Trees.root(leaves.subList(0, size));
                for (int leaf = 0; leaf < size; leaf++) {
                    List<byte[]> path = new TileTree(tiles, size).inclusion(leaf);
                    assertThat(Proofs.includes(leaves.get(leaf), leaf, size, path, root))
                            .as("leaf %d of %d", leaf, size)
                            .isTrue();
                }
            }
        }

        @Test
        void everyTreeIsProvenToHaveGrownOutOfEverySmallerOne() {
            for (int size = 1; size <= most; size += size < 40 ? 1 : 13) {
                byte[] root = Trees.root(leaves.subList(0, size));
                for (int earlier = 1; earlier <= size; earlier++) {
                    List<byte[]> proof = new TileTree(tiles, size).consistency(earlier);
                    assertThat(Proofs.consistent(earlier, Trees.root(leaves.subList(0, earlier)), size, root, proof))
                            .as("%d out of %d", size, earlier)
                            .isTrue();
                }
            }
        }

        @Test
        void aProofOfWhichAnythingWasChangedProvesNothing() {
            Random random = new Random(seed);
            for (int round = 0; round < 2_000; round++) {
                int size = 2 + random.nextInt(most - 1);
                int leaf = random.nextInt(size);
                byte[] root = Trees.root(leaves.subList(0, size));
                List<byte[]> path = new TileTree(tiles, size).inclusion(leaf);
                String what = "seed %d, leaf %d of %d".formatted(seed, leaf, size);

                assertThat(Proofs.includes(leaves.get((leaf + 1) % size), leaf, size, path, root))
                        .as(what)
                        .isFalse();
                assertThat(Proofs.includes(leaves.get(leaf), (leaf + 1) % size, size, path, root))
                        .as(what)
                        .isFalse();
                assertThat(Proofs.includes(leaves.get(leaf), leaf, size, damaged(path, random), root))
                        .as(what)
                        .isFalse();
                assertThat(Proofs.includes(leaves.get(leaf), leaf, size, path.subList(1, path.size()), root))
                        .as(what)
                        .isFalse();
                assertThat(Proofs.includes(leaves.get(leaf), leaf, size, longer(path), root))
                        .as(what)
                        .isFalse();
                assertThat(Proofs.includes(leaves.get(leaf), leaf, size, path, flipped(root, random)))
                        .as(what)
                        .isFalse();
            }
        }

        @Test
        void aConsistencyProofOfWhichAnythingWasChangedProvesNothing() {
            Random random = new Random(seed);
            for (int round = 0; round < 2_000; round++) {
                int size = 2 + random.nextInt(most - 1);
                int earlier = 1 + random.nextInt(size - 1);
                byte[] before = Trees.root(leaves.subList(0, earlier));
                byte[] root = Trees.root(leaves.subList(0, size));
                List<byte[]> proof = new TileTree(tiles, size).consistency(earlier);
                String what = "seed %d, %d out of %d".formatted(seed, size, earlier);

                assertThat(Proofs.consistent(earlier, flipped(before, random), size, root, proof))
                        .as(what)
                        .isFalse();
                assertThat(Proofs.consistent(earlier, before, size, flipped(root, random), proof))
                        .as(what)
                        .isFalse();
                assertThat(Proofs.consistent(earlier, before, size, root, damaged(proof, random)))
                        .as(what)
                        .isFalse();
                assertThat(Proofs.consistent(earlier, before, size, root, longer(proof)))
                        .as(what)
                        .isFalse();
                assertThat(Proofs.consistent(earlier, before, size, root, proof.subList(0, proof.size() - 1)))
                        .as(what)
                        .isFalse();
            }
        }

        @Test
        void nonsenseIsRefusedWithoutAnError() {
            byte[] root = Trees.root(leaves);
            assertThat(Proofs.includes(leaves.getFirst(), -1, most, List.of(), root))
                    .isFalse();
            assertThat(Proofs.includes(leaves.getFirst(), most, most, List.of(), root))
                    .isFalse();
            assertThat(Proofs.includes(leaves.getFirst(), 0, 0, List.of(), root))
                    .isFalse();
            assertThat(Proofs.consistent(0, root, most, root, List.of())).isFalse();
            assertThat(Proofs.consistent(most + 1, root, most, root, List.of())).isFalse();
            assertThat(Proofs.consistent(3, root, most, root, List.of())).isFalse();
        }

        private List<byte[]> damaged(List<byte[]> proof, Random random) {
            List<byte[]> changed = new ArrayList<>(proof);
            int place = random.nextInt(proof.size());
            changed.set(place, flipped(proof.get(place), random));
            return changed;
        }

        private List<byte[]> longer(List<byte[]> proof) {
            List<byte[]> changed = new ArrayList<>(proof);
            changed.add(leaves.getFirst());
            return changed;
        }

        private byte[] flipped(byte[] hash, Random random) {
            byte[] changed = Arrays.copyOf(hash, hash.length);
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            return changed;
        }
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
