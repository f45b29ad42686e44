package dev.annals.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.audit.AuditEntry;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void theFirstLineNamesTheColumnsAndEveryLineEndsWithCarriageReturnAndLineFeed() {
        AuditEntry entry = new AuditEntry(
                7,
                Instant.parse("2026-01-01T00:00:00Z"),
                "fragment.opened",
                "source:shop",
                new FragmentId(new UUID(1, 2)),
                new UUID(3, 4),
                "It happened.",
                "asked by phone",
                "r-1",
                null,
                null);

        assertThat(Csv.of(List.of(entry)))
                .isEqualTo(
                        "position,at,kind,actor,stream,eventId,description,reason,requestId,purpose\r\n"
                                + "7,2026-01-01T00:00:00Z,fragment.opened,source:shop,"
                                + "00000000-0000-0001-0000-000000000002,00000000-0000-0003-0000-000000000004,It happened.,asked by phone,r-1,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
    void whatASpreadsheetWouldTakeForAFormulaIsText(String cell) {
        assertThat(Csv.cell(cell)).isEqualTo("'" + cell);
    }

    @Test
    void aFormulaBehindALineEndIsTextToo() {
        assertThat(Csv.cell("\r=1")).isEqualTo("\"'\r=1\"");
    }

    @Test
    void commasQuotesAndLineEndsAreQuoted() {
        assertThat(Csv.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(Csv.cell("a \"b\"")).isEqualTo("\"a \"\"b\"\"\"");
        assertThat(Csv.cell("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(Csv.cell("資料 a-b=c")).isEqualTo("資料 a-b=c");
    }
}
