package dev.annals.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.documents.Document;
import dev.annals.platform.documents.Shelf;
import dev.annals.projections.Checked.Kind;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.Histories;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RebuildTest {

    private static final String NAME = LiveProfiles.NAME;
    private static final Shelf FIRST = new Shelf(NAME, 1);

    private final LiveProfiles profiles = new LiveProfiles(100);

    @BeforeEach
    void aHistory() {
        Histories.invent(11, 30, 1_000, true, profiles.log);
        profiles.processors.run();
    }

    @Nested
    class AReplay {

        @Test
        void leavesTheSameDocumentsOnTheNextShelf() {
            Map<String, FragmentDocument> before = profiles.stored();

            Rebuilt rebuilt = profiles.rebuilds().replay(NAME, RebuildProgress.UNWATCHED);

            assertThat(rebuilt.documents()).isEqualTo(30);
            assertThat(rebuilt.events()).isEqualTo(profiles.log.head());
            assertThat(profiles.shelves.forReading(NAME)).isEqualTo(FIRST.next());
            assertThat(profiles.stored()).isEqualTo(before);
            assertThat(profiles.stored(FIRST)).isEmpty();
        }

        @Test
        void includesWhatHappensUntilTheProcessorStands() {
            profiles.processors.beforePause(() -> {
                Histories.invent(12, 30, 1_500, true, profiles.log);
                profiles.processors.run();
            });

            profiles.rebuilds().replay(NAME, RebuildProgress.UNWATCHED);

            assertThat(profiles.stored()).isEqualTo(profiles.wanted());
        }

        @Test
        void letsTheProcessorGoOnWhereItStood() {
            profiles.rebuilds().replay(NAME, RebuildProgress.UNWATCHED);
            Histories.invent(13, 30, 1_500, true, profiles.log);

            profiles.processors.run();

            assertThat(profiles.processors.healthy(NAME)).isTrue();
            assertThat(profiles.stored()).isEqualTo(profiles.wanted());
        }

        @Test
        void mendsWhatWasDamaged() {
            spoil();

            profiles.rebuilds().replay(NAME, RebuildProgress.UNWATCHED);

            assertThat(profiles.stored()).isEqualTo(profiles.wanted());
        }

        @Test
        void dropsWhatAKilledOneLeftBehind() {
            profiles.documents.put(FIRST.next(), List.of(new Document("left-over", Long.MAX_VALUE, new byte[1])));
            profiles.documents.put(FIRST.next().next(), List.of(new Document("left-over", 1, new byte[1])));

            profiles.rebuilds().replay(NAME, RebuildProgress.UNWATCHED);

            assertThat(profiles.stored()).isEqualTo(profiles.wanted());
            assertThat(profiles.documents.shelves()).doesNotContain(FIRST, new Shelf(NAME, 3));
        }

        @Test
        void canBeRepeated() {
            profiles.rebuilds().replay(NAME, RebuildProgress.UNWATCHED);
            profiles.rebuilds().replay(NAME, RebuildProgress.UNWATCHED);

            assertThat(profiles.shelves.live(NAME)).isEqualTo(new Shelf(NAME, 3));
            assertThat(profiles.stored()).isEqualTo(profiles.wanted());
        }

        @Test
        void isRefusedWhenAnEventCannotBeFolded() {
            profiles.projection.poison(500);

            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> profiles.rebuilds().replay(NAME, RebuildProgress.UNWATCHED))
                    .satisfies(refused -> {
                        assertThat(refused.rejection()).isEqualTo(Rejection.CONFLICT);
                        assertThat(refused.detail()).contains("at position 500 (ArithmeticException)");
                    });

            assertThat(profiles.shelves.live(NAME)).isEqualTo(FIRST);
            assertThat(profiles.processors.healthy(NAME)).isTrue();
        }

        @Test
        void tellsHowFarItIs() {
            List<Long> positions = new ArrayList<>();

            profiles.rebuilds().replay(NAME, (projection, position, target) -> positions.add(position));

            assertThat(positions).isSorted().endsWith(profiles.log.head());
        }

        @Test
        void ofAnUnknownProjectionIsRefused() {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> profiles.rebuilds().replay("horoscope", RebuildProgress.UNWATCHED))
                    .satisfies(refused -> assertThat(refused.rejection()).isEqualTo(Rejection.NOT_FOUND));
        }

        @Test
        void isRefusedWhileAnotherIsUnderWay() {
            Rebuilds rebuilds = profiles.rebuilds();
            List<Rejection> refused = new ArrayList<>();

            rebuilds.replay(NAME, (projection, position, target) -> {
                try {
                    rebuilds.check(NAME, RebuildProgress.UNWATCHED);
                } catch (Rejected second) {
                    refused.add(second.rejection());
                }
            });

            assertThat(refused).isNotEmpty().containsOnly(Rejection.CONFLICT);
        }
    }

    @Nested
    class ACheck {

        @Test
        void findsLiveDocumentsEqualToTheLog() {
            Checked checked = profiles.rebuilds().check(NAME, RebuildProgress.UNWATCHED);

            assertThat(checked.same()).isTrue();
            assertThat(checked.equal()).isEqualTo(30);
            assertThat(checked.position()).isEqualTo(profiles.log.head());
            assertThat(profiles.documents.shelves()).doesNotContain(FIRST.next());
        }

        @Test
        void comparesAtThePositionOfTheProcessor() {
            Histories.invent(14, 30, 1_300, true, profiles.log);

            Checked checked = profiles.rebuilds().check(NAME, RebuildProgress.UNWATCHED);

            assertThat(checked.same()).isTrue();
            assertThat(checked.position()).isEqualTo(profiles.processors.position(NAME));
        }

        @Test
        void namesTheFirstDifferenceWithoutAnyValue() {
            String key = spoil();

            Checked checked = profiles.rebuilds().check(NAME, RebuildProgress.UNWATCHED);

            assertThat(checked.same()).isFalse();
            assertThat(checked.different()).isEqualTo(1);
            assertThat(checked.first())
                    .isEqualTo(new Checked.Difference(Kind.DIFFERENT, key, List.of("value", "types")));
        }

        @Test
        void countsWhatIsMissingAndWhatIsTooMuch() {
            String gone = Histories.fragment(3).toString();
            profiles.documents.delete(FIRST, List.of(gone));
            profiles.documents.put(FIRST, List.of(new Document("zz", 1, new byte[1])));

            Checked checked = profiles.rebuilds().check(NAME, RebuildProgress.UNWATCHED);

            assertThat(checked.missing()).isEqualTo(1);
            assertThat(checked.surplus()).isEqualTo(1);
            assertThat(checked.equal()).isEqualTo(29);
            assertThat(checked.first()).isEqualTo(new Checked.Difference(Kind.MISSING, gone, List.of()));
        }
    }

    @Nested
    class AtTheStart {

        @Test
        void documentsOfOtherFunctionsAreRebuilt() {
            spoil();
            profiles.projection.version(2);
            OutdatedShelves outdated = new OutdatedShelves(List.of(profiles.rebuild()));

            outdated.run();

            assertThat(profiles.shelves.live(NAME)).isEqualTo(FIRST.next());
            assertThat(profiles.stored()).isEqualTo(profiles.wanted());
            assertThat(profiles.rebuild().isOutdated()).isFalse();
        }

        @Test
        void documentsOfTodaysFunctionsStay() {
            new OutdatedShelves(List.of(profiles.rebuild())).run();

            assertThat(profiles.shelves.live(NAME)).isEqualTo(FIRST);
        }
    }

    /** Damages a document and answers its key. */
    private String spoil() {
        String key = Histories.fragment(5).toString();
        FragmentDocument it = profiles.stored().get(key);
        FragmentDocument spoilt = new FragmentDocument(
                it.fragment(),
                it.namespace(),
                it.opened(),
                "someone-else",
                it.traits(),
                it.others(),
                it.groups(),
                it.networks(),
                it.reasons(),
                it.retracted(),
                it.tags(),
                Map.of("track", 7_000L),
                it.names(),
                it.first(),
                it.last(),
                it.place(),
                it.erasure(),
                it.position());
        profiles.documents.delete(FIRST, List.of(key));
        profiles.documents.put(FIRST, List.of(new Document(key, it.position(), profiles.codec.write(spoilt))));
        return key;
    }
}
