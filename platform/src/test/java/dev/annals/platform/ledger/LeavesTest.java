package dev.annals.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORMapper;

class LeavesTest {

    private static final LogRow ROW = new LogRow(
            4_711,
            new UUID(1, 2),
            300,
            new UUID(3, 4),
            "fragment",
            "interaction.recorded",
            "1",
            1_700_000_000_123_456L,
            new byte[] {1, 2, 3},
            new byte[] {4, 5, 6});

    private final Leaves leaves = new Leaves();

    @Test
    void anEntryIsPlainCborThatAnyToolReads() {
        JsonNode entry = new CBORMapper().readTree(leaves.entry(ROW));

        assertThat(entry).hasSize(11);
        assertThat(entry.get(0).asInt()).isEqualTo(1);
        assertThat(entry.get(1).asLong()).isEqualTo(4_711);
        assertThat(entry.get(2).binaryValue()).isEqualTo(HexFormat.of().parseHex("00000000000000010000000000000002"));
        assertThat(entry.get(3).asLong()).isEqualTo(300);
        assertThat(entry.get(4).binaryValue()).isEqualTo(HexFormat.of().parseHex("00000000000000030000000000000004"));
        assertThat(entry.get(5).asString()).isEqualTo("fragment");
        assertThat(entry.get(6).asString()).isEqualTo("interaction.recorded");
        assertThat(entry.get(7).asString()).isEqualTo("1");
        assertThat(entry.get(8).asLong()).isEqualTo(1_700_000_000_123_456L);
        assertThat(entry.get(9).binaryValue())
                .isEqualTo(HexFormat.of().parseHex("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"));
        assertThat(entry.get(10).binaryValue())
                .isEqualTo(HexFormat.of().parseHex("787c798e39a5bc1910355bae6d0cd87a36b2e10fd0202a83e3bb6b005da83472"));
    }

    @Test
    void numbersAreWrittenInTheFewestBytes() {
        assertThat(HexFormat.of().formatHex(leaves.entry(ROW))).startsWith("8b0119126750" + "0000000000000001");
        for (long position :
                new long[] {0, 23, 24, 255, 256, 65_535, 65_536, 0xffff_ffffL, 0x1_0000_0000L, Long.MAX_VALUE}) {
            byte[] entry = leaves.entry(at(position));
            assertThat(new CBORMapper().readTree(entry).get(1).asLong()).isEqualTo(position);
        }
    }

    @Test
    void noTwoRowsThatDifferAnywhereHaveTheSameLeaf() {
        byte[] meta = {1, 2, 3};
        byte[] payload = {4, 5, 6};
        UUID other = new UUID(9, 9);
        Set<String> hashes = new HashSet<>();
        LogRow[] rows = {
            ROW,
            at(4_712),
            new LogRow(
                    4_711,
                    other,
                    300,
                    new UUID(3, 4),
                    "fragment",
                    "interaction.recorded",
                    "1",
                    1_700_000_000_123_456L,
                    meta,
                    payload),
            new LogRow(
                    4_711,
                    new UUID(1, 2),
                    301,
                    new UUID(3, 4),
                    "fragment",
                    "interaction.recorded",
                    "1",
                    1_700_000_000_123_456L,
                    meta,
                    payload),
            new LogRow(
                    4_711,
                    new UUID(1, 2),
                    300,
                    other,
                    "fragment",
                    "interaction.recorded",
                    "1",
                    1_700_000_000_123_456L,
                    meta,
                    payload),
            new LogRow(
                    4_711,
                    new UUID(1, 2),
                    300,
                    new UUID(3, 4),
                    "fragmen",
                    "tinteraction.recorded",
                    "1",
                    1_700_000_000_123_456L,
                    meta,
                    payload),
            new LogRow(
                    4_711,
                    new UUID(1, 2),
                    300,
                    new UUID(3, 4),
                    "fragment",
                    "interaction.recorde",
                    "d1",
                    1_700_000_000_123_456L,
                    meta,
                    payload),
            new LogRow(
                    4_711,
                    new UUID(1, 2),
                    300,
                    new UUID(3, 4),
                    "fragment",
                    "interaction.recorded",
                    "2",
                    1_700_000_000_123_456L,
                    meta,
                    payload),
            new LogRow(
                    4_711,
                    new UUID(1, 2),
                    300,
                    new UUID(3, 4),
                    "fragment",
                    "interaction.recorded",
                    "1",
                    1_700_000_000_123_457L,
                    meta,
                    payload),
            new LogRow(
                    4_711,
                    new UUID(1, 2),
                    300,
                    new UUID(3, 4),
                    "fragment",
                    "interaction.recorded",
                    "1",
                    1_700_000_000_123_456L,
                    null,
                    payload),
            new LogRow(
                    4_711,
                    new UUID(1, 2),
                    300,
                    new UUID(3, 4),
                    "fragment",
                    "interaction.recorded",
                    "1",
                    1_700_000_000_123_456L,
                    new byte[0],
                    payload),
            new LogRow(
                    4_711,
                    new UUID(1, 2),
                    300,
                    new UUID(3, 4),
                    "fragment",
                    "interaction.recorded",
                    "1",
                    1_700_000_000_123_456L,
                    payload,
                    meta),
            new LogRow(
                    4_711,
                    new UUID(1, 2),
                    300,
                    new UUID(3, 4),
                    "fragment",
                    "interaction.recorded",
                    "1",
                    1_700_000_000_123_456L,
                    meta,
                    new byte[] {4, 5, 7})
        };
        for (LogRow row : rows) {
            hashes.add(HexFormat.of().formatHex(leaves.hash(row)));
            assertThat(leaves.hash(row)).isEqualTo(new TreeHasher().leaf(leaves.entry(row)));
        }
        assertThat(hashes).hasSize(rows.length);
    }

    @Test
    void longNamesFindRoom() {
        LogRow row = new LogRow(
                1, new UUID(1, 2), 0, new UUID(3, 4), "f".repeat(2_000), "e".repeat(2_000), "1", -5, null, new byte[0]);

        assertThat(new CBORMapper().readTree(leaves.entry(row)).get(8).asLong()).isEqualTo(-5);
    }

    private static LogRow at(long position) {
        return new LogRow(
                position,
                ROW.stream(),
                ROW.sequence(),
                ROW.id(),
                ROW.streamType(),
                ROW.payloadType(),
                ROW.revision(),
                ROW.micros(),
                ROW.metaData(),
                ROW.payload());
    }
}
