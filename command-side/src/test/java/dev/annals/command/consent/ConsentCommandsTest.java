package dev.annals.command.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.consent.ConfirmConsent;
import dev.annals.api.consent.ConsentEvent.ConsentGiven;
import dev.annals.api.consent.ConsentEvent.ConsentNoted;
import dev.annals.api.consent.ConsentEvent.ConsentUsed;
import dev.annals.api.consent.ConsentEvent.Decided;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentReceipt;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.consent.OneTimeToken;
import dev.annals.api.consent.PublishPurposes;
import dev.annals.api.consent.PurposeEvent.PurposesPublished;
import dev.annals.api.consent.RecordConsent;
import dev.annals.api.consent.UseConsent;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.Namespace;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.privacy.Readmission;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.InMemoryBackbone;
import dev.annals.command.recording.TestGroupCommit;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.consent.PurposesFile;
import dev.annals.testkit.InMemorySubjectKeys;
import dev.annals.testkit.TestFragmentIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConsentCommandsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Identifier MIA = new Identifier(Namespace.EMAIL, "mia@example.com");
    private static final ConsentKey EMAIL = new ConsentKey("marketing", "email", "main");

    private final InMemoryBackbone backbone = new InMemoryBackbone();
    private final TestFragmentIds ids = new TestFragmentIds();
    private final GroupCommit groupCommit = TestGroupCommit.on(backbone);
    private final PurposeBook book = new PurposeBook(backbone, ids);
    private final ConsentCommands commands = new ConsentCommands(
            groupCommit, book, ids, UUID::randomUUID, new Readmission(groupCommit, new InMemorySubjectKeys()));

    @AfterEach
    void stop() {
        groupCommit.close();
    }

    @Nested
    class Recording {

        @Test
        void aDecisionOfSomebodyNewOpensTheirFragment() {
            ConsentReceipt receipt = commands.handle(recording(1, ConsentState.GIVEN, NOON));
            assertThat(receipt.isNew()).isTrue();
            assertThat(receipt.fragment()).isEqualTo(ids.of(MIA));
            assertThat(backbone.events())
                    .satisfiesExactly(
                            opened -> assertThat(opened).isInstanceOf(FragmentOpened.class),
                            given -> assertThat(given).isInstanceOf(ConsentGiven.class));
            assertThat(backbone.newest(ids.of(MIA), Long.MAX_VALUE, 1)
                            .getFirst()
                            .id())
                    .isEqualTo(new UUID(4, 1));
        }

        @Test
        void theSameRecordAgainChangesNothing() {
            commands.handle(recording(1, ConsentState.GIVEN, NOON));
            ConsentReceipt again = commands.handle(recording(1, ConsentState.GIVEN, NOON));
            assertThat(again.isNew()).isFalse();
            assertThat(backbone.events()).hasSize(2);
        }

        @Test
        void anIdOfNobodyIsRefused() {
            RecordConsent ofNobody = new RecordConsent(
                    new FragmentId(new UUID(7, 7)),
                    null,
                    new UUID(4, 1),
                    ConsentState.GIVEN,
                    terms(NOON),
                    null,
                    null,
                    "service:newsletter");
            assertRefused(Rejection.NOT_FOUND, () -> commands.handle(ofNobody));
            assertThat(backbone.events()).isEmpty();
        }
    }

    @Nested
    class DoubleOptIn {

        @Test
        void theTokenAnswersOnce() {
            commands.handle(request(1, "hash", NOON));
            ConsentReceipt answered = commands.handle(answer("hash", NOON.plusSeconds(60)));
            assertThat(answered.state()).isEqualTo(ConsentState.GIVEN);
            ConsentGiven given = (ConsentGiven) backbone.events().getLast();
            assertThat(given.terms().answers()).isEqualTo(new UUID(4, 1));
            assertThat(given.terms().method()).isEqualTo("double-opt-in");
            assertThat(given.terms().until()).isEqualTo(Instant.parse("2028-03-01T12:01:00Z"));

            assertRefused(Rejection.LINK_USED, () -> commands.handle(answer("hash", NOON.plusSeconds(90))));
        }

        @Test
        void anExpiredOrUnknownTokenIsRefused() {
            commands.handle(request(1, "hash", NOON));
            assertRefused(Rejection.LINK_EXPIRED, () -> commands.handle(answer("hash", NOON.plus(Duration.ofDays(3)))));
            assertRefused(Rejection.LINK_INVALID, () -> commands.handle(answer("other", NOON.plusSeconds(1))));
            assertThat(backbone.events()).hasSize(2);
        }

        @Test
        void anEarlierTokenStillAnswersAfterALaterRequest() {
            commands.handle(request(1, "first", NOON));
            commands.handle(request(2, "second", NOON.plusSeconds(60)));
            assertThat(commands.handle(answer("first", NOON.plusSeconds(90))).isNew())
                    .isTrue();
        }
    }

    @Nested
    class Authorisations {

        private final ConsentKey wechat = EMAIL.by("wechat");

        @Test
        void oneAuthorisationIsOneMessageAndTheOldestGoesFirst() {
            commands.handle(authorising(2, NOON.plusSeconds(60)));
            commands.handle(authorising(1, NOON));
            ConsentReceipt first = use("delivery-1");
            assertThat(first.record()).isEqualTo(new UUID(4, 1));
            assertThat(use("delivery-1"))
                    .returns(new UUID(4, 1), ConsentReceipt::record)
                    .returns(false, ConsentReceipt::isNew);
            assertThat(use("delivery-2").record()).isEqualTo(new UUID(4, 2));
            assertRefused(Rejection.CONFLICT, () -> use("delivery-3"));
            assertThat(backbone.events())
                    .filteredOn(ConsentUsed.class::isInstance)
                    .hasSize(2);
        }

        private ConsentReceipt use(String delivery) {
            return commands.handle(new UseConsent(ids.of(MIA), wechat, delivery, "system"));
        }

        private RecordConsent authorising(int record, Instant at) {
            return new RecordConsent(
                    ids.of(MIA),
                    MIA,
                    new UUID(4, record),
                    ConsentState.GIVEN,
                    new ConsentTerms(
                            wechat,
                            at,
                            null,
                            1,
                            null,
                            null,
                            "template",
                            "source:wechat",
                            ExpressedBy.SUBJECT,
                            0,
                            null,
                            List.of(),
                            List.of()),
                    null,
                    null,
                    "source:wechat");
        }
    }

    @Nested
    class Publishing {

        private final String text = PurposesFile.builtIn().text().replace("This organisation", "A shop");

        @Test
        void eachVersionIsAnEventAndInForceAtOnce() {
            assertThat(book.current().version()).isZero();
            assertThat(commands.handle(new PublishPurposes(text, "compliance:ann"))
                            .version())
                    .isEqualTo(1);
            assertThat(book.current().controllers().getFirst().name()).isEqualTo("A shop");
            assertThat(backbone.events()).singleElement().isInstanceOf(PurposesPublished.class);
        }

        @Test
        void theTextInForceIsNotPublishedAgain() {
            commands.handle(new PublishPurposes(text, "compliance:ann"));
            assertThat(commands.handle(new PublishPurposes(text, "compliance:ann"))
                            .changed())
                    .isFalse();
            assertThat(backbone.events()).hasSize(1);
        }

        @Test
        void earlierVersionsStayOnRecord() {
            commands.handle(new PublishPurposes(text, "compliance:ann"));
            commands.handle(new PublishPurposes(text.replace("A shop", "Another"), "compliance:ann"));
            assertThat(book.editions())
                    .extracting(edition -> edition.purposes().version())
                    .containsExactly(2, 1, 0);
            assertThat(book.edition(1).orElseThrow().by()).isEqualTo("compliance:ann");
        }

        @Test
        void whatIsWrongIsRefusedAndChangesNothing() {
            assertRefused(
                    Rejection.INVALID_CONFIGURATION, () -> commands.handle(new PublishPurposes("a: b", "admin:a")));
            assertThat(book.current().version()).isZero();
        }
    }

    @Nested
    class InATree {

        private final Identifier user = new Identifier(Namespace.USER_ID, "mia");

        @Test
        void theRootNotesWhoBelowItSpeaks() {
            commands.handle(recording(1, ConsentState.GIVEN, NOON));
            Trees.join(groupCommit, backbone, ids, user, MIA);
            assertThat(backbone.events())
                    .filteredOn(ConsentNoted.class::isInstance)
                    .containsExactly(new ConsentNoted(ids.of(user), List.of(ids.of(MIA))));
        }

        @Test
        void aDecisionBelowTheRootIsNotedOnce() {
            Trees.join(groupCommit, backbone, ids, user, MIA);
            commands.handle(recording(1, ConsentState.GIVEN, NOON));
            commands.handle(recording(2, ConsentState.WITHDRAWN, NOON.plusSeconds(5)));
            assertThat(backbone.events())
                    .filteredOn(ConsentNoted.class::isInstance)
                    .hasSize(1);
        }

        @Test
        void aDecisionReplacesWhatOtherIdentifiersOfTheProfileSaidBefore() {
            commands.handle(recording(1, ConsentState.WITHDRAWN, NOON));
            Trees.join(groupCommit, backbone, ids, user, MIA);
            commands.handle(of(user, 2, ConsentState.GIVEN, NOON.plusSeconds(60)));
            assertThat(last().terms().replaces()).containsExactly(new UUID(4, 1));
        }

        @Test
        void aLateDecisionGivesWayToTheNewerOneOfAnotherIdentifier() {
            Trees.join(groupCommit, backbone, ids, user, MIA);
            commands.handle(of(user, 2, ConsentState.GIVEN, NOON.plusSeconds(60)));
            commands.handle(recording(1, ConsentState.WITHDRAWN, NOON));
            Decided late = backbone.events().stream()
                    .filter(Decided.class::isInstance)
                    .map(Decided.class::cast)
                    .filter(event -> event.state() == ConsentState.WITHDRAWN)
                    .findFirst()
                    .orElseThrow();
            assertThat(late.terms().replacedBy()).containsExactly(new UUID(4, 2));
        }

        @Test
        void whatTwoSaidBeforeTheyWereKnownToBeOneReplacesNothing() {
            commands.handle(recording(1, ConsentState.WITHDRAWN, NOON));
            commands.handle(of(user, 2, ConsentState.GIVEN, NOON.plusSeconds(60)));
            Trees.join(groupCommit, backbone, ids, user, MIA);
            assertThat(backbone.events())
                    .filteredOn(Decided.class::isInstance)
                    .allSatisfy(event ->
                            assertThat(((Decided) event).terms().replaces()).isEmpty());
        }

        @Test
        void afterASplitEachKnowsWhoSpeaksAndNobodyElseCounts() {
            Identifier phone = new Identifier(Namespace.PHONE, "+886912345678");
            Trees.join(groupCommit, backbone, ids, user, MIA, phone);
            commands.handle(of(phone, 1, ConsentState.WITHDRAWN, NOON));
            Trees.part(groupCommit, ids, user, phone);
            commands.handle(of(user, 2, ConsentState.GIVEN, NOON.plusSeconds(60)));
            commands.handle(of(phone, 3, ConsentState.GIVEN, NOON.plusSeconds(60)));
            assertThat(backbone.events())
                    .filteredOn(Decided.class::isInstance)
                    .allSatisfy(event ->
                            assertThat(((Decided) event).terms().replaces()).isEmpty());
        }

        private Decided last() {
            return backbone.events().stream()
                    .filter(Decided.class::isInstance)
                    .map(Decided.class::cast)
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
        }
    }

    private RecordConsent recording(int record, ConsentState state, Instant at) {
        return of(MIA, record, state, at);
    }

    private RecordConsent of(Identifier identifier, int record, ConsentState state, Instant at) {
        return new RecordConsent(
                ids.of(identifier),
                identifier,
                new UUID(4, record),
                state,
                terms(at),
                null,
                null,
                "service:newsletter");
    }

    private RecordConsent request(int record, String hash, Instant at) {
        return new RecordConsent(
                ids.of(MIA),
                MIA,
                new UUID(4, record),
                ConsentState.REQUESTED,
                terms(at),
                new OneTimeToken(hash, at.plus(Duration.ofDays(3))),
                null,
                "service:newsletter");
    }

    private ConfirmConsent answer(String hash, Instant at) {
        return new ConfirmConsent(ids.of(MIA), hash, at, null);
    }

    private static ConsentTerms terms(Instant at) {
        return new ConsentTerms(
                EMAIL,
                at,
                null,
                0,
                null,
                null,
                "web-form",
                "service:newsletter",
                ExpressedBy.SUBJECT,
                0,
                null,
                List.of(),
                List.of());
    }

    private static void assertRefused(Rejection rejection, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.rejection()).isEqualTo(rejection));
    }
}
