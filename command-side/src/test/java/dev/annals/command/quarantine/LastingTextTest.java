package dev.annals.command.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LastingTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"sentAt\":\"1\",\"type\":\"track\"}|{\"sentAt\":\"22\",\"type\":\"track\"}",
                "{\"type\":\"track\",\"sentAt\" : 1}|{\"type\":\"track\",\"sentAt\" : 22}",
                "{\"a\":1,\"sentAt\":null,\"b\":2}|{\"a\":1,\"sentAt\":\"\",\"b\":2}",
                "{\"_metadata\":{\"retryCount\":1},\"sentAt\":\"1\"}|{\"_metadata\":{\"retryCount\":2},\"sentAt\":\"2\"}",
                "{\"sentAt\":\"t\",\"timestamp\":\"t\"}|{\"sentAt\":\"u\",\"timestamp\":\"t\"}",
                "{\"sentAt\":[{\"a\":[]}],\"x\":\"\\u0000\"}|{\"sentAt\":{},\"x\":\"\\u0000\"}"
            })
    void whatIsWrittenAnewMakesNoDifference(String once, String again) {
        assertThat(LastingText.of(once)).isEqualTo(LastingText.of(again)).isNotEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"sentAt\":\"1\",\"type\":\"track\"}|{\"sentAt\":\"1\",\"type\":\"page\"}",
                "{\"timestamp\":\"1\"}|{\"timestamp\":\"2\"}",
                "{\"properties\":{\"sentAt\":\"1\"}}|{\"properties\":{\"sentAt\":\"2\"}}",
                "{\"a\":\"sentAt\",\"b\":1}|{\"a\":\"sentAt\",\"b\":2}"
            })
    void everythingElseDoes(String one, String other) {
        assertThat(LastingText.of(one)).isNotEqualTo(LastingText.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "\"sentAt\"", "[{\"sentAt\":1}]", "{\"sentAt\":", "{\"type\":\"track\"}"})
    void whatHoldsNothingOfTheKindIsLeftAsItIs(String text) {
        assertThat(LastingText.of(text)).isEqualTo(text);
    }

    @Test
    void anyDepthAndLengthIsRead() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String text = "{\"sentAt\":\"%s\",\"n\":" + "9".repeat(5_000) + ",\"deep\":" + deep + "}";

        assertThat(LastingText.of(text.replace("%s", "1"))).isEqualTo(LastingText.of(text.replace("%s", "2")));
    }
}
