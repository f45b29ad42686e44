package dev.annals.command.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-02-28T23:59:59Z, 2026-02-28T23:59:59Z",
        "2026-02-28T23:59:59.1Z, 2026-02-28T23:59:59.100Z",
        "2026-02-28T23:59:59.123456789Z, 2026-02-28T23:59:59.123456789Z",
        "2026-02-28T23:59:59.1234567891234Z, 2026-02-28T23:59:59.123456789Z",
        "'2026-02-28T23:59:59,5Z', 2026-02-28T23:59:59.500Z",
        "2026-02-28T23:59:59+08:00, 2026-02-28T15:59:59Z",
        "2026-02-28T23:59:59+0800, 2026-02-28T15:59:59Z",
        "2026-02-28T23:59:59+08, 2026-02-28T15:59:59Z",
        "2026-02-28T23:59:59-03:30, 2026-03-01T03:29:59Z",
        "2026-02-28 23:59:59 +0000, 2026-02-28T23:59:59Z",
        "2026-02-28 23:59:59, 2026-02-28T23:59:59Z",
        "2026-02-28t23:59:59z, 2026-02-28T23:59:59Z",
        "2026-02-28T23:59, 2026-02-28T23:59:00Z",
        "2026-02-28T23:59Z, 2026-02-28T23:59:00Z",
        "2026-02-28, 2026-02-28T00:00:00Z",
        "2024-02-29, 2024-02-29T00:00:00Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "1997-01-01, 1997-01-01T00:00:00Z",
        "0001-01-01, 0001-01-01T00:00:00Z",
        "' 2026-02-28 ', 2026-02-28T00:00:00Z",
    })
    void aTimeIsReadInManySpellings(String text, Instant expected) {
        assertThat(Timestamps.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "2026",
                "2026-02",
                "2026-13-01",
                "2026-02-30",
                "2025-02-29",
                "2026-2-3",
                "20260228",
                "2026-02-28T",
                "2026-02-28T24:00",
                "2026-02-28T23",
                "2026-02-28T23:60",
                "2026-02-28T23:59:61",
                "2026-02-28T23:59:59.",
                "2026-02-28T23:59:59.Z",
                "2026-02-28T23:59:59+",
                "2026-02-28T23:59:59+8",
                "2026-02-28T23:59:59+19:00",
                "2026-02-28T23:59:59ZZ",
                "2026-02-28T23:59:59Z[UTC]",
                "2026/02/28",
                "28.02.2026",
                "1772323199000",
                "-2026-02-28",
                "+2026-02-28",
                "٢٠٢٦-٠٢-٢٨",
                "2026-02-28T23:59:59 ",
                "now",
            })
    void whatIsNoTimeIsNotGuessed(String text) {
        boolean isTrimmed = !text.equals(text.strip());
        assertThat(Timestamps.parse(text).isPresent()).isEqualTo(isTrimmed);
    }

    @Test
    void everyInstantIsReadAsItPrints() {
        Random random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-60_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000_000));
            assertThat(Timestamps.parse(instant.toString())).contains(instant);
        }
    }
}
