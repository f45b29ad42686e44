package dev.annals.platform.consent;

import static dev.annals.api.consent.ConsentState.GIVEN;
import static dev.annals.api.consent.ConsentState.REFUSED;
import static dev.annals.api.consent.ConsentState.WITHDRAWN;
import static dev.annals.platform.consent.Decided.EMAIL;
import static dev.annals.platform.consent.Decided.day;
import static dev.annals.platform.consent.Decided.id;
import static dev.annals.platform.consent.Decided.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.consent.ConsentEvent.ConsentUsed;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.Consents;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.consent.ConsentPolicy.Use;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConsentPolicyTest {

    private static final FragmentId FRAGMENT = new FragmentId(new UUID(1, 1));
    private static final String CATALOGUE = """
            controllers: [{key: main, name: Shop}]
            purposes:
              - key: marketing
                name: {en: Marketing}
                description: {en: To tell you about offers.}
                basis: {default: consent, us: opt-out, us-ca: consent}
                channels: [email, sms, wechat]
                uses: {wechat: 1}
              - key: service
                name: {en: Service}
                description: {en: To serve you.}
                basis: {default: contract}
                channels: [email]
              - key: analytics
                name: {en: Statistics}
                description: {en: To understand use.}
                basis: {default: consent}
              - key: profiling
                name: {en: Profiling}
                description: {en: To guess what you like.}
                basis: {default: consent}
                collect: only-if-given
            """;

    private final Purposes purposes = PurposesFile.read(1, CATALOGUE);
    private final ConsentPolicy policy = new ConsentPolicy(purposes);

    @Test
    void consentHasToBeGivenWhereProcessingRestsOnIt() {
        assertThat(mayUse(PersonConsents.NONE, Use.of("marketing", "email"))).isEqualTo("no consent_unknown");
        assertThat(mayUse(person(on(3, GIVEN, 1)), Use.of("marketing", "email")))
                .isEqualTo("yes consent_given");
        assertThat(mayUse(person(on(3, GIVEN, 1)), Use.of("marketing", "sms"))).isEqualTo("no consent_unknown");
        assertThat(mayUse(person(on(3, GIVEN, 1), on(4, WITHDRAWN, 2)), Use.of("marketing", "email")))
                .isEqualTo("no consent_withdrawn");
        assertThat(mayUse(person(on(3, GIVEN, 1).until(20)), Use.of("marketing", "email")))
                .isEqualTo("no consent_expired");
    }

    @Test
    void whereOptingOutIsEnoughUseIsAllowedUntilSomebodyDoes() {
        assertThat(mayUse(PersonConsents.NONE, new Use("marketing", "email", null, "us-ny")))
                .isEqualTo("yes not_refused");
        assertThat(mayUse(person(on(3, REFUSED, 1)), new Use("marketing", "email", null, "us-ny")))
                .isEqualTo("no consent_refused");
        assertThat(mayUse(PersonConsents.NONE, new Use("marketing", "email", null, "us-ca")))
                .isEqualTo("no consent_unknown");
    }

    @Test
    void whatRestsOnAContractDoesNotAskAtAll() {
        Decided refused = on(3, REFUSED, 1);
        assertThat(mayUse(person(refused), Use.of("service", "email"))).isEqualTo("yes basis_contract");
    }

    @Test
    void anUnknownPurposeOrAChannelThatIsNotOfThePurposeIsNeverAllowed() {
        assertThat(mayUse(PersonConsents.NONE, Use.of("spying", "email"))).isEqualTo("no unknown_purpose");
        assertThat(mayUse(PersonConsents.NONE, Use.of("service", "sms"))).isEqualTo("no channel_not_of_purpose");
    }

    @Test
    void oneAuthorisationIsOneMessage() {
        Consents given = on(3, GIVEN, 1).by("wechat").forMessages(1).consents();
        Use use = Use.of("marketing", "wechat");
        assertThat(mayUse(new PersonConsents(Map.of(FRAGMENT, given)), use)).isEqualTo("yes consent_given");

        ConsentUsed used = new ConsentUsed(FRAGMENT, EMAIL.by("wechat"), id(1), day(3), "delivery-1", day(4));
        PersonConsents after = new PersonConsents(Map.of(FRAGMENT, given.after(id(2), used)));
        assertThat(mayUse(after, use)).isEqualTo("no consent_used_up");
        assertThat(after.authorisationUsedBy("delivery-1")).isPresent();
    }

    @Test
    void whileAllUseIsRefusedNothingIsAllowedWhateverItRestsOn() {
        Decided restricted = on(5, REFUSED, 2).about(ConsentKey.ANY).byAnyChannel();
        PersonConsents person = person(on(3, GIVEN, 1), restricted);
        assertThat(mayUse(person, Use.of("marketing", "email"))).isEqualTo("no restricted");
        assertThat(mayUse(person, Use.of("service", "email"))).isEqualTo("no restricted");
        assertThat(policy.mayCollect(person, purposes.find("analytics").orElseThrow(), day(30))
                        .allowed())
                .as("what is restricted is kept")
                .isTrue();

        PersonConsents lifted = person(
                on(3, GIVEN, 1),
                restricted,
                on(6, GIVEN, 3).about(ConsentKey.ANY).byAnyChannel());
        assertThat(mayUse(lifted, Use.of("marketing", "email"))).isEqualTo("yes consent_given");
        assertThat(mayUse(lifted, Use.of("marketing", "sms"))).isEqualTo("no consent_unknown");
    }

    @Test
    void collectingGoesOnUntilThePurposeIsRefusedUnlessItNeedsAYes() {
        Purpose analytics = purposes.find("analytics").orElseThrow();
        Purpose profiling = purposes.find("profiling").orElseThrow();
        PersonConsents silent = PersonConsents.NONE;
        assertThat(policy.mayCollect(silent, analytics, day(30)).allowed()).isTrue();
        assertThat(policy.mayCollect(silent, profiling, day(30)).allowed()).isFalse();

        PersonConsents refusing = person(on(3, REFUSED, 1).about("analytics").byAnyChannel());
        assertThat(policy.mayCollect(refusing, analytics, day(30)).allowed()).isFalse();
        assertThat(policy.mayCollect(refusing, analytics, day(30)).reason()).isEqualTo("consent_refused");
    }

    private String mayUse(PersonConsents person, Use use) {
        Verdict verdict = policy.mayUse(person, use, day(30));
        return (verdict.allowed() ? "yes " : "no ") + verdict.reason();
    }

    private static PersonConsents person(Decided... decisions) {
        Consents consents = Consents.NONE;
        for (Decided decided : decisions) {
            consents = consents.merge(decided.consents());
        }
        return new PersonConsents(Map.of(FRAGMENT, consents));
    }
}
