package dev.annals.platform.consent;

import static dev.annals.api.consent.ConsentState.EXPIRED;
import static dev.annals.api.consent.ConsentState.GIVEN;
import static dev.annals.api.consent.ConsentState.REFUSED;
import static dev.annals.api.consent.ConsentState.RENEWED;
import static dev.annals.api.consent.ConsentState.REQUESTED;
import static dev.annals.api.consent.ConsentState.UNKNOWN;
import static dev.annals.api.consent.ConsentState.WITHDRAWN;
import static dev.annals.platform.consent.Decided.EMAIL;
import static dev.annals.platform.consent.Decided.day;
import static dev.annals.platform.consent.Decided.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.Consents;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.consent.PersonConsents.Finding;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PersonConsentsTest {

    private static final FragmentId MAIL = new FragmentId(new UUID(1, 1));
    private static final FragmentId PHONE = new FragmentId(new UUID(1, 2));

    @Nested
    class OfOneIdentifier {

        @Test
        void nothingSaidIsUnknown() {
            assertThat(state(30)).isEqualTo(UNKNOWN);
        }

        @Test
        void whatWasExpressedLastCountsWhateverArrivedLast() {
            assertThat(state(30, on(5, WITHDRAWN, 2), on(3, GIVEN, 1))).isEqualTo(WITHDRAWN);
            assertThat(state(30, on(3, GIVEN, 1), on(5, WITHDRAWN, 2))).isEqualTo(WITHDRAWN);
        }

        @Test
        void ofTheSameInstantTheMoreRestrictiveCounts() {
            assertThat(state(30, on(5, GIVEN, 1), on(5, REFUSED, 2))).isEqualTo(REFUSED);
        }

        @Test
        void aConsentExpiresByTimeAlone() {
            assertThat(state(9, on(3, GIVEN, 1).until(10))).isEqualTo(GIVEN);
            assertThat(state(10, on(3, GIVEN, 1).until(10))).isEqualTo(EXPIRED);
            assertThat(state(10, on(3, GIVEN, 1).until(10), on(8, RENEWED, 2).until(20)))
                    .isEqualTo(RENEWED);
        }

        @Test
        void whatIsSaidOfAllChannelsAndOfOneCountsByWhichCameLater() {
            assertThat(state(30, on(3, GIVEN, 1), on(5, WITHDRAWN, 2).byAnyChannel()))
                    .isEqualTo(WITHDRAWN);
            assertThat(state(30, on(3, WITHDRAWN, 1).byAnyChannel(), on(5, GIVEN, 2)))
                    .isEqualTo(GIVEN);
        }

        @Test
        void aRequestTakesNothingAwayAndGivesNothing() {
            assertThat(state(30, on(3, REQUESTED, 1))).isEqualTo(REQUESTED);
            assertThat(state(30, on(3, GIVEN, 1), on(5, REQUESTED, 2))).isEqualTo(GIVEN);
            assertThat(state(30, on(3, WITHDRAWN, 1), on(5, REQUESTED, 2))).isEqualTo(REQUESTED);
            assertThat(state(30, on(3, REQUESTED, 1), on(5, REFUSED, 2))).isEqualTo(REFUSED);
            assertThat(person(on(3, WITHDRAWN, 1), on(5, REQUESTED, 2))
                            .find(EMAIL, Combination.MOST_RESTRICTIVE, day(30))
                            .isRefused())
                    .isTrue();
        }

        @Test
        void aSignalNeverRevivesWhatThePersonTookBack() {
            assertThat(state(30, on(3, WITHDRAWN, 1), on(5, GIVEN, 2).byDevice()))
                    .isEqualTo(WITHDRAWN);
        }

        @Test
        void aSignalCanOptOutOfWhatThePersonGave() {
            assertThat(state(30, on(3, GIVEN, 1), on(5, REFUSED, 2).byDevice())).isEqualTo(REFUSED);
            assertThat(state(30, on(5, GIVEN, 1), on(3, REFUSED, 2).byDevice())).isEqualTo(GIVEN);
        }
    }

    @Nested
    class OfSeveralIdentifiers {

        @Test
        void theMostRestrictiveCountsAndPartingGivesBackWhatEachHad() {
            Consents mail = on(3, WITHDRAWN, 1).consents();
            Consents phone = on(5, GIVEN, 2).consents();
            assertThat(find(Map.of(MAIL, mail, PHONE, phone)).state()).isEqualTo(WITHDRAWN);
            assertThat(find(Map.of(MAIL, mail)).state()).isEqualTo(WITHDRAWN);
            assertThat(find(Map.of(PHONE, phone)).state()).isEqualTo(GIVEN);
        }

        @Test
        void theNewestCountsWhereThePurposeSaysSo() {
            PersonConsents person = new PersonConsents(Map.of(
                    MAIL, on(3, WITHDRAWN, 1).consents(), PHONE, on(5, GIVEN, 2).consents()));
            assertThat(person.find(EMAIL, Combination.NEWEST, day(30)).state()).isEqualTo(GIVEN);
        }

        @Test
        void anExpiredConsentOfOneDoesNotForbidWhatAnotherGave() {
            assertThat(find(Map.of(
                                    MAIL, on(3, GIVEN, 1).until(4).consents(),
                                    PHONE, on(5, GIVEN, 2).consents()))
                            .state())
                    .isEqualTo(GIVEN);
        }

        @Test
        void aDecisionForTheWholeProfileReplacesOlderOnesOfOtherIdentifiers() {
            Consents mail = on(3, WITHDRAWN, 1).consents();
            Consents phone = on(5, GIVEN, 2).replacing(1).consents();
            Finding together = find(Map.of(MAIL, mail, PHONE, phone));
            assertThat(together.state()).isEqualTo(GIVEN);
            assertThat(together.replaced()).containsExactly(Decided.id(1));
            assertThat(find(Map.of(MAIL, mail)).state()).isEqualTo(WITHDRAWN);
        }

        @Test
        void aLateRecordOfAnotherIdentifierGivesWayToTheNewerOneThatWasKnown() {
            Consents phone = on(5, GIVEN, 1).consents();
            Consents late = on(3, REFUSED, 2).replacedBy(1).consents();
            assertThat(find(Map.of(MAIL, late, PHONE, phone)).state()).isEqualTo(GIVEN);
            assertThat(find(Map.of(MAIL, late)).state()).isEqualTo(REFUSED);
        }
    }

    private static Finding find(Map<FragmentId, Consents> members) {
        return new PersonConsents(members).find(EMAIL, Combination.MOST_RESTRICTIVE, day(30));
    }

    private static ConsentState state(int day, Decided... decisions) {
        return person(decisions)
                .find(EMAIL, Combination.MOST_RESTRICTIVE, day(day))
                .state();
    }

    private static PersonConsents person(Decided... decisions) {
        Consents consents = Consents.NONE;
        for (Decided decided : decisions) {
            consents = consents.merge(decided.consents());
        }
        return new PersonConsents(Map.of(MAIL, consents));
    }
}
