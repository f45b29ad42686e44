package dev.annals.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTest {

    private static final List<String> NAMES = List.of("id", "date", "amount", "vip", "note");

    @TempDir
    Path folder;

    @Test
    void columnsBecomeWhatTheMappingSays() throws IOException {
        Mapping mapping = mapping("""
                message:
                  type: track
                  event: Order Completed
                  userId: ${id}
                  timestamp: ${date|date:yyyyMMdd|zone:Asia/Taipei}
                  properties: { revenue: "${amount|number}", vip: "${vip|boolean}", count: 2, tags: ["a", "${note}"] }
                """);

        assertThat(mapping.message(NAMES, List.of("0007", "20250131", "12.50", "Yes", "茶")))
                .isEqualTo(Map.of(
                        "type", "track",
                        "event", "Order Completed",
                        "userId", "0007",
                        "timestamp", "2025-01-30T16:00:00Z",
                        "properties",
                                Map.of(
                                        "revenue",
                                        new BigDecimal("12.50"),
                                        "vip",
                                        true,
                                        "count",
                                        mapping("message: {count: 2}").message().get("count"),
                                        "tags",
                                        List.of("a", "茶"))));
    }

    @Test
    void emptyFieldsAreLeftOut() throws IOException {
        Mapping mapping = mapping("message: {type: identify, userId: '${id}', traits: {vip: '${vip|boolean}'}}");

        assertThat(mapping.message(NAMES, List.of("1", "", "", " ", "")))
                .isEqualTo(Map.of("type", "identify", "userId", "1", "traits", Map.of()));
    }

    @Test
    void aFieldOfAnotherKindIsToldByItsColumn() throws IOException {
        Mapping mapping = mapping("message: {revenue: '${amount|number}'}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> mapping.message(NAMES, List.of("1", "", "secret", "", "")))
                .withMessageContaining("amount")
                .withMessageNotContaining("secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mapping.message(NAMES, List.of("1")))
                .withMessageContaining("1 fields where 5 columns");
    }

    @Test
    void aWrongMappingIsRefusedWithItsReason() throws IOException {
        for (Map.Entry<String, String> wrong : Map.of(
                        "delimeter: ';'", "delimeter",
                        "columns: [a]", "no message",
                        "message: {a: '${b|money}'}", "${b|money}",
                        "message: {a: '${b|date:QQQQQQQQ}'}", "date:QQQQQQQQ",
                        "charset: klingon\nmessage: {a: b}", "klingon",
                        "delimiter: ';;'\nmessage: {a: b}", "one character",
                        "message: {a: [", "no YAML")
                .entrySet()) {
            assertThatExceptionOfType(ImportFailure.class)
                    .isThrownBy(() -> mapping(wrong.getKey()))
                    .withMessageContaining(wrong.getValue());
        }
    }

    @Test
    void fieldsMayBeQuoted() {
        assertThat(CsvFields.of("a,\"b, \"\"c\"\"\",,\"\"", ',')).containsExactly("a", "b, \"c\"", "", "");
        assertThat(CsvFields.of("a;b\tc", ';')).containsExactly("a", "b\tc");
    }

    private Mapping mapping(String yaml) throws IOException {
        return Mapping.read(Files.writeString(folder.resolve("mapping.yaml"), yaml));
    }
}
