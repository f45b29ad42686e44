package dev.annals.command.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.consent.Choice;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.ConsentEvent.ConsentGiven;
import dev.annals.api.consent.ConsentEvent.ConsentRefused;
import dev.annals.api.consent.ConsentEvent.ConsentWithdrawn;
import dev.annals.api.consent.ConsentEvent.Decided;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.consent.RecordChoices;
import dev.annals.api.consent.RecordConsent;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.rejection.Rejected;
import dev.annals.command.privacy.Readmission;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.InMemoryBackbone;
import dev.annals.command.recording.TestGroupCommit;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.testkit.InMemorySubjectKeys;
import dev.annals.testkit.TestFragmentIds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people choose by their link. */
class ChoicesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ConsentKey EMAIL = new ConsentKey("marketing", "email", "main");
    private static final ConsentKey SMS = EMAIL.by("sms");

    private final InMemoryBackbone backbone = new InMemoryBackbone();
    private final TestFragmentIds ids = new TestFragmentIds();
    private final GroupCommit groupCommit = TestGroupCommit.on(backbone);
    private final ConsentCommands commands = new ConsentCommands(
            groupCommit,
            new PurposeBook(backbone, ids),
            ids,
            UUID::randomUUID,
            new Readmission(groupCommit, new InMemorySubjectKeys()));
    private final Identifier mail = new Identifier(Namespace.EMAIL, "mia@example.com");

    @AfterEach
    void stop() {
        groupCommit.close();
    }

    @Test
    void whatWasGivenIsWithdrawnOnceHoweverOftenItIsClicked() {
        given(EMAIL);
        assertThat(chosen(new Choice(EMAIL, false))).isEqualTo(1);
        assertThat(chosen(new Choice(EMAIL, false))).isZero();
        assertThat(decisions()).hasSize(2).last().isInstanceOf(ConsentWithdrawn.class);
    }

    @Test
    void whatWasNeverGivenIsRefused() {
        given(EMAIL);
        assertThat(chosen(new Choice(SMS, false), new Choice(EMAIL, true))).isEqualTo(1);
        assertThat(decisions()).last().isInstanceOfSatisfying(ConsentRefused.class, refused -> {
            assertThat(refused.terms().key()).isEqualTo(SMS);
            assertThat(refused.terms().method()).isEqualTo("preference-centre");
            assertThat(refused.terms().expressedBy()).isEqualTo(ExpressedBy.SUBJECT);
            assertThat(refused.terms().notice()).isNotNull();
        });
    }

    @Test
    void oneClickForAllChannelsTakesBackEachOfThem() {
        given(EMAIL);
        assertThat(chosen(new Choice(EMAIL.by(ConsentKey.ANY), false))).isEqualTo(1);
        assertThat(chosen(new Choice(EMAIL, true))).isEqualTo(1);
        assertThat(decisions()).last().isInstanceOf(ConsentGiven.class);
    }

    @Test
    void aPurposeThatIsGoneFromTheCatalogueIsPassedOver() {
        given(EMAIL);
        assertThat(chosen(new Choice(new ConsentKey("bygone", "email", "main"), false)))
                .isZero();
    }

    @Test
    void aLinkOfSomebodyWhoIsNotKnownChangesNothing() {
        assertThatThrownBy(() -> chosen(new Choice(EMAIL, false))).isInstanceOf(Rejected.class);
        assertThat(backbone.events()).isEmpty();
    }

    private int chosen(Choice... choices) {
        FragmentId fragment = ids.of(mail);
        return commands.handle(new RecordChoices(
                        fragment, List.of(choices), NOON.plusSeconds(60), "preference-centre", "en", null))
                .changed();
    }

    private List<ConsentEvent> decisions() {
        return backbone.events().stream()
                .filter(Decided.class::isInstance)
                .map(ConsentEvent.class::cast)
                .toList();
    }

    private void given(ConsentKey key) {
        ConsentTerms terms = new ConsentTerms(
                key,
                NOON,
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
        commands.handle(new RecordConsent(
                ids.of(mail), mail, UUID.randomUUID(), ConsentState.GIVEN, terms, null, null, "service:newsletter"));
    }
}
