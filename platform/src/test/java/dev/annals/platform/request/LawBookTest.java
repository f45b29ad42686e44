package dev.annals.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.request.Due;
import dev.annals.api.request.RequestType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawBookTest {

    private final LawBook laws = LawBook.ofAnnals();

    @ParameterizedTest(name = "{0} {1} received {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "gdpr,    ACCESS,          2027-01-31, -,          2027-02-28, 2027-04-30",
                "gdpr,    ERASURE,         2028-01-31, -,          2028-02-29, 2028-04-30",
                "gdpr,    ERASURE,         2028-02-29, -,          2028-03-29, 2028-05-29",
                "gdpr,    ACCESS,          2027-09-03, -,          2027-10-03, 2027-12-03",
                "gdpr,    ACCESS,          2027-11-30, -,          2027-12-30, 2028-02-29",
                "uk_gdpr, ACCESS,          2026-12-31, -,          2027-01-31, 2027-03-31",
                "ccpa,    ACCESS,          2027-01-31, 2027-02-12, 2027-03-17, 2027-05-01",
                "ccpa,    ACCESS,          2026-12-21, 2027-01-06, 2027-02-04, 2027-03-21",
                "ccpa,    OPT_OUT_OF_SALE, 2027-06-01, -,          2027-06-23, -",
                "taiwan,  ACCESS,          2027-01-31, -,          2027-02-15, 2027-03-02",
                "taiwan,  ERASURE,         2027-01-31, -,          2027-03-02, 2027-04-01",
                "hong_kong, ACCESS,        2027-01-31, -,          2027-03-12, -",
                "korea,   ERASURE,         2028-02-25, -,          2028-03-06, -",
                "pipl,    ERASURE,         2027-01-29, -,          2027-02-19, -",
                "quebec,  ACCESS,          2027-01-31, -,          2027-03-02, -",
            })
    void daysAreCountedAsTheLawSays(
            String law,
            RequestType type,
            LocalDate received,
            LocalDate acknowledge,
            LocalDate answer,
            LocalDate extended) {
        boolean isEastern = Set.of("taiwan", "pipl", "korea", "hong_kong").contains(law);
        Due due = laws.due(law, type, Instant.parse(received + (isEastern ? "T12:00:00Z" : "T20:00:00Z")));

        assertThat(due.received()).isEqualTo(received);
        assertThat(due.acknowledge()).isEqualTo(acknowledge);
        assertThat(due.answer()).isEqualTo(answer);
        assertThat(due.extended()).isEqualTo(extended);
    }

    @Test
    void theDayOfTheReceiptIsThatOfTheLawsOwnPlace() {
        Instant newYear = Instant.parse("2027-01-01T02:00:00Z");

        assertThat(laws.due("gdpr", RequestType.ACCESS, newYear).received()).isEqualTo("2027-01-01");
        assertThat(laws.due("ccpa", RequestType.ACCESS, newYear).received()).isEqualTo("2026-12-31");
        assertThat(laws.due("taiwan", RequestType.ACCESS, newYear).end(LocalDate.parse("2027-01-16")))
                .isEqualTo("2027-01-16T16:00:00Z");
    }

    @Test
    void aDayIsOverWhereTheClockIsChangedAsWell() {
        Due due = laws.due("gdpr", RequestType.ACCESS, Instant.parse("2027-02-28T10:00:00Z"));

        assertThat(due.end(due.answer())).isEqualTo("2027-03-28T22:00:00Z");
    }

    @Test
    void anOptOutOfSaleNeedsNoIdentityInCalifornia() {
        assertThat(laws.needsIdentity("ccpa", RequestType.OPT_OUT_OF_SALE)).isFalse();
        assertThat(laws.needsIdentity("ccpa", RequestType.ACCESS)).isTrue();
    }

    @Test
    void aLawThatNobodyKnowsIsRefusedWithThoseThatAreKnown() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> laws.due("hammurabi", RequestType.ACCESS, Instant.EPOCH))
                .withMessageContaining("gdpr");
    }

    @Nested
    class AFileOfOnesOwn {

        @Test
        void mayRollOnAndCloseOnDaysOfItsOwn() {
            LawBook own = LawsYaml.read("own.yaml", """
                    calendars:
                      berlin: {holidays: [01-01, easter -2, easter +1, 03-08]}
                    laws:
                      here: {zone: Europe/Berlin, holidays: berlin, rolls-on: true, closed: [2027-03-01], answer: 1 month}
                    """);

            assertThat(own.due("here", RequestType.ACCESS, Instant.parse("2027-01-31T12:00:00Z"))
                            .answer())
                    .isEqualTo("2027-03-02");
            assertThat(own.due("here", RequestType.ACCESS, Instant.parse("2027-02-26T12:00:00Z"))
                            .answer())
                    .as("Good Friday to Easter Monday are passed over")
                    .isEqualTo("2027-03-30");
        }

        @Test
        void isToldEverythingThatIsWrongWithIt() {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> LawsYaml.read("own.yaml", """
                            laws:
                              Bad Name: {answer: 1 month}
                              one: {zone: Mars/North, answer: a while, extension: 0 days}
                              two: {holidays: atlantis, closed: [tomorrow], anwser: 1 month}
                            """))
                    .satisfies(refused -> assertThat(refused.detail().lines())
                            .hasSize(8)
                            .anyMatch(line -> line.startsWith("own.yaml:2:"))
                            .anyMatch(line -> line.contains("time zone"))
                            .anyMatch(line -> line.contains("Do you mean 'answer'")));
        }
    }
}
