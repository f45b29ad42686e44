package dev.annals.query.identity.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {

    @Nested
    class AmongManyDescriptions {

        @ParameterizedTest
        @CsvSource({
            "1, 500, 500, 1, 2, 0.999",
            "2, 4000, 1000, 5, 3, 0.999",
            "3, 2000, 3000, 5, 5, 0.998",
            "4, 2000, 3000, 5, 10, 0.99",
            "5, 5000, 5000, 1, 10, 0.99"
        })
        void nearlyAllThatAreOfOnePersonAreFoundAndHardlyAnyOthers(
                long seed, int originals, int duplicates, int most, int modifications, double f1) {
            List<Entry> entries = new InventedPeople(seed).people(originals, duplicates, most, modifications);

            Evaluation evaluation = Evaluation.of(entries, InventedPeople.people(entries));

            assertThat(evaluation.f1()).as(evaluation.line()).isGreaterThanOrEqualTo(f1);
        }

        @Test
        void theyAreFoundWithoutANumberThatNamesThem() {
            List<Entry> entries = without(Field.REFERENCE, new InventedPeople(6).people(2000, 3000, 5, 5));

            Evaluation evaluation = Evaluation.of(entries, InventedPeople.people(entries));

            assertThat(evaluation.f1()).as(evaluation.line()).isGreaterThan(0.995);
        }

        @ParameterizedTest
        @CsvSource({"REFERENCE, 0.97", "BIRTH_DATE, 0.97"})
        void membersOfAHouseholdAreSeveralPeople(Field unknown, double f1) {
            List<Entry> entries = without(unknown, new InventedPeople(11, 0.5).people(3_000, 2_000, 3, 3));

            Evaluation evaluation = Evaluation.of(entries, InventedPeople.people(entries));

            assertThat(evaluation.f1()).as(evaluation.line()).isGreaterThan(f1);
        }

        @Test
        void nobodyIsFoundWhereEverybodyIsSomebodyElse() {
            List<Entry> entries = new InventedPeople(7).people(3000, 0, 1, 1);

            assertThat(Matching.of(entries, 0.5).matches()).hasSizeLessThan(3);
        }

        @Test
        void eachOfTwentyThousandIsComparedWithAHandfulOnly() {
            List<Entry> entries = new InventedPeople(8).people(10_000, 10_000, 1, 3);

            Evaluation evaluation = Evaluation.of(entries, InventedPeople.people(entries));

            assertThat(evaluation.compared()).isLessThan(5L * entries.size());
            assertThat(evaluation.f1()).as(evaluation.line()).isGreaterThan(0.999);
        }

        @Test
        void theSameDescriptionsGiveTheSameAnswer() {
            List<Entry> entries = new InventedPeople(9).people(500, 500, 3, 4);

            assertThat(Matching.of(entries, 0.01).matches())
                    .isEqualTo(Matching.of(entries, 0.01).matches());
        }

        @Test
        void aRareNameSaysMoreThanAFrequentOne() {
            List<Entry> entries = new ArrayList<>(new InventedPeople(10).people(1_000, 0, 1, 1));
            for (int i = 0; i < 100; i++) {
                entries.add(entry("frequent" + i, Map.of(Field.FAMILY_NAME, "frequent", Field.CITY, "town" + i)));
            }
            entries.add(lin("rare-1", "zyzzyx"));
            entries.add(lin("rare-2", "zyzzyx"));
            entries.add(lin("frequent-1", "frequent"));
            entries.add(lin("frequent-2", "frequent"));

            Matching matching = Matching.of(entries, 0);

            assertThat(weightOfFamilyName(matching, entries, "rare"))
                    .isGreaterThan(3 + weightOfFamilyName(matching, entries, "frequent"));
        }

        private static double weightOfFamilyName(Matching matching, List<Entry> entries, String id) {
            Match match = matching.matches().stream()
                    .filter(each -> entries.get(each.one()).id().equals(id + "-1")
                            && entries.get(each.other()).id().equals(id + "-2"))
                    .findFirst()
                    .orElseThrow();
            return matching.evidence(match).stream()
                    .filter(evidence -> evidence.field() == Field.FAMILY_NAME)
                    .findFirst()
                    .orElseThrow()
                    .weight();
        }

        private static Entry lin(String id, String family) {
            return entry(
                    id, Map.of(Field.FAMILY_NAME, family, Field.GIVEN_NAME, "given" + family, Field.POSTCODE, "1234"));
        }

        private static List<Entry> without(Field field, List<Entry> entries) {
            entries.forEach(entry -> entry.values().remove(field));
            return entries;
        }
    }

    @Nested
    class AmongFewDescriptions {

        private final Entry mia = entry(
                "mia",
                Map.of(
                        Field.GIVEN_NAME, "Mia",
                        Field.FAMILY_NAME, "Lindqvist",
                        Field.BIRTH_DATE, "1990-04-12",
                        Field.PHONE, "+46 8 123 456 78",
                        Field.CITY, "Uppsala"));

        @Test
        void oneThatIsWrittenDifferentlyIsFound() {
            Entry again = entry(
                    "again",
                    Map.of(
                            Field.GIVEN_NAME, "mia",
                            Field.FAMILY_NAME, "Lindkvist",
                            Field.BIRTH_DATE, "12/04/1990",
                            Field.PHONE, "08-123 456 78"));
            Entry noah = entry("noah", Map.of(Field.GIVEN_NAME, "Noah", Field.CITY, "Uppsala"));

            Matching matching = Matching.of(List.of(mia, noah, again), 0.5);

            assertThat(matching.matches()).singleElement().satisfies(match -> {
                assertThat(match.one()).isZero();
                assertThat(match.other()).isEqualTo(2);
                assertThat(matching.evidence(match))
                        .extracting(Evidence::field, Evidence::level)
                        .containsExactly(
                                tuple(Field.GIVEN_NAME, "exact"),
                                tuple(Field.FAMILY_NAME, "spelled differently"),
                                tuple(Field.BIRTH_DATE, "exact"),
                                tuple(Field.PHONE, "same last eight digits"));
            });
        }

        @Test
        void namesInEachOthersFieldAreOneObservation() {
            Entry turned = entry(
                    "turned",
                    Map.of(
                            Field.GIVEN_NAME, "Lindqvist",
                            Field.FAMILY_NAME, "Mia",
                            Field.BIRTH_DATE, "1990-04-12"));

            Matching matching = Matching.of(List.of(mia, turned), 0);

            assertThat(matching.evidence(matching.matches().getFirst()))
                    .extracting(Evidence::field, Evidence::level)
                    .containsExactly(tuple(Field.GIVEN_NAME, "exchanged"), tuple(Field.BIRTH_DATE, "exact"));
        }

        @Test
        void nothingAtAllIsNoMatter() {
            assertThat(Matching.of(List.of(), 0).matches()).isEmpty();
            assertThat(Matching.of(List.of(mia), 0).matches()).isEmpty();
            assertThat(Matching.of(List.of(mia, entry("empty", Map.of())), 0).matches())
                    .isEmpty();
        }
    }

    private static Entry entry(String id, Map<Field, String> values) {
        Map<Field, List<String>> listed = new EnumMap<>(Field.class);
        values.forEach((field, value) -> listed.put(field, List.of(value)));
        return new Entry(id, listed);
    }
}
