package dev.annals.platform.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.delivery.GateVerdict.Decision;
import dev.annals.api.delivery.SendRules;
import dev.annals.api.delivery.SendRules.Cap;
import dev.annals.api.delivery.SendRules.QuietHours;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.consent.ConsentPolicy;
import dev.annals.platform.consent.PersonConsents;
import dev.annals.platform.consent.PurposesFile;
import dev.annals.platform.delivery.SuppressingSegments.Suppression;
import dev.annals.platform.delivery.Weighing.Address;
import dev.annals.platform.delivery.Weighing.Content;
import dev.annals.platform.delivery.Weighing.Wanted;
import dev.annals.platform.residency.Destination;
import dev.annals.platform.residency.Residencies;
import dev.annals.platform.residency.ResidencyPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GatesTest {

    private static final FragmentId MIA = new FragmentId(new UUID(1, 1));
    private static final FragmentId DELIVERY = new FragmentId(new UUID(2, 2));
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-06-01T23:00:00Z");
    private static final DeliveryRules RULES = new DeliveryRules(
            QuietTime.of("21:00", "08:00"),
            ZoneOffset.UTC,
            List.of(new Cap("email", 1, Duration.ofDays(1))),
            Duration.ofDays(1),
            Map.of("email", 100),
            3);
    private static final ResidencyPolicy CHINA_APART = Residencies.read("""
            regions:
              - {key: china, countries: [cn]}
              - {key: abroad, countries: [us], open: true}
            default: abroad
            regionBy: {traits: [country]}
            """);
    private static final Recipient KNOWN =
            new Recipient(MIA, Set.of(MIA), Map.of("email", List.of("mia@example.com")), Map.of("country", "CN"));
    private static final Wanted ORDER = wanted("service", true, SendRules.NONE, null, false);
    private static final Wanted NOTICE = wanted("service", false, SendRules.NONE, null, false);

    @Test
    void aNoticeAtNoonPassesEveryGate() {
        assertThat(Gates.weigh(weighing(NOTICE, NOON)))
                .allMatch(finding -> finding.verdict().lets())
                .extracting(finding -> finding.verdict().gate())
                .containsExactlyElementsOf(Gates.ALL.keySet());
    }

    @Test
    void atNightItWaitsForTheMorning() {
        Finding quiet = finding(weighing(NOTICE, NIGHT), "quiet-hours");

        assertThat(quiet.verdict().decision()).isEqualTo(Decision.DEFERRED);
        assertThat(quiet.until()).isEqualTo("2026-06-02T08:00:00Z");
        assertThat(quiet.saw()).contains("fallback");
    }

    @Test
    void theAskersHoursHoldBackWhereTheySkip() {
        SendRules skipping = new SendRules(new QuietHours("11:00", "13:00", true), List.of(), null);

        assertThat(finding(weighing(wanted("service", false, skipping, null, false), NOON), "quiet-hours")
                        .verdict()
                        .decision())
                .isEqualTo(Decision.HELD);
    }

    @Test
    void whatThePersonWaitsForIsExemptFromNightCapAndBudgetAndFromNothingElse() {
        List<String> exempt = Gates.weigh(weighing(ORDER, NIGHT)).stream()
                .filter(finding -> finding.verdict().decision() == Decision.EXEMPT)
                .map(finding -> finding.verdict().gate())
                .toList();

        assertThat(exempt).containsExactly("suppressing-segment", "cap", "quiet-hours", "budget");
    }

    @Test
    void withoutConsentNothingIsMarketed() {
        Finding consent = finding(weighing(wanted("marketing", true, SendRules.NONE, null, false), NOON), "consent");

        assertThat(consent.verdict().decision()).isEqualTo(Decision.HELD);
        assertThat(consent.verdict().reason()).isEqualTo("consent_unknown");
    }

    @Test
    void whoeverWasErasedIsSentNothing() {
        Weighing erased = new Situation(ORDER, NOON).erased().weighing();

        assertThat(finding(erased, "suppression").verdict().reason()).isEqualTo("erased");
    }

    @Test
    void whoIsToBeLeftAloneIsSentOnlyWhatTheyWaitFor() {
        Finding in = finding(suppressed(NOTICE, new Suppression(Set.of("員工"), Set.of())), "suppressing-segment");
        Finding unknown = finding(suppressed(NOTICE, new Suppression(Set.of(), Set.of("gone"))), "suppressing-segment");
        Finding order = finding(suppressed(ORDER, new Suppression(Set.of("員工"), Set.of())), "suppressing-segment");

        assertThat(in.verdict().decision()).isEqualTo(Decision.HELD);
        assertThat(in.saw()).isEqualTo("in 員工");
        assertThat(unknown.verdict().reason()).isEqualTo("unknown_segment");
        assertThat(unknown.saw()).contains("there is no segment gone", "annals.deliveries.suppress");
        assertThat(order.verdict().decision()).isEqualTo(Decision.EXEMPT);
    }

    private static Weighing suppressed(Wanted wanted, Suppression suppression) {
        return new Situation(wanted, NOON)
                .of(new Recipient(MIA, Set.of(MIA), KNOWN.identifiers(), KNOWN.traits(), suppression))
                .weighing();
    }

    @Test
    void dataGoWhereTheirRegionLetsThem() {
        Weighing abroad = new Situation(NOTICE, NOON)
                .by(new Destination("smtp", "us", null))
                .weighing();

        Finding residency = finding(abroad, "residency");
        assertThat(residency.verdict().decision()).isEqualTo(Decision.HELD);
        assertThat(residency.saw()).isEqualTo("person in china, provider in us");
    }

    @Test
    void inShadowEverythingIsDecidedAndNothingSent() {
        Decided decided =
                Decided.of(List.of(Gates.weigh(weighing(wanted("service", false, SendRules.NONE, null, true), NOON))));

        assertThat(decided).isInstanceOfSatisfying(Decided.HeldBack.class, held -> {
            assertThat(held.gate()).isEqualTo("shadow");
            assertThat(held.findings()).hasSize(Gates.ALL.size());
        });
    }

    @Test
    void ofSeveralRoutesTheFirstThatPassesIsTaken() {
        List<Finding> held = Gates.weigh(weighing(wanted("marketing", false, SendRules.NONE, null, false), NOON));
        List<Finding> passes = Gates.weigh(weighing(NOTICE, NOON));

        assertThat(Decided.of(List.of(held, passes)))
                .isInstanceOfSatisfying(
                        Decided.Sent.class, sent -> assertThat(sent.route()).isEqualTo(1));
    }

    @Test
    void whatLostItsSenseIsNotSent() {
        assertThat(finding(weighing(wanted("service", false, SendRules.NONE, NOON, false), NOON), "expiry")
                        .verdict()
                        .reason())
                .isEqualTo("expired");
    }

    private static Wanted wanted(
            String purpose, boolean transactional, SendRules rules, @Nullable Instant expires, boolean shadow) {
        return new Wanted(DELIVERY, purpose, transactional, rules, null, expires, shadow, false);
    }

    private static Weighing weighing(Wanted wanted, Instant now) {
        return new Situation(wanted, now).weighing();
    }

    /** A mail to somebody who is known and lives where the provider keeps data, unless it is said otherwise. */
    private static final class Situation {

        private final Wanted wanted;
        private final Instant now;
        private Recipient recipient = KNOWN;
        private boolean isErased;
        private Destination provider = new Destination("smtp", "cn", null);

        Situation(Wanted wanted, Instant now) {
            this.wanted = wanted;
            this.now = now;
        }

        Situation of(Recipient other) {
            recipient = other;
            return this;
        }

        Situation erased() {
            isErased = true;
            return this;
        }

        Situation by(Destination other) {
            provider = other;
            return this;
        }

        Weighing weighing() {
            return new Weighing(
                    wanted,
                    "email",
                    now,
                    recipient,
                    isErased,
                    PersonConsents.NONE,
                    new ConsentPolicy(PurposesFile.builtIn()),
                    ContactHistory.NONE,
                    new Address("mia@example.com", "mia@example.com", false),
                    0,
                    new ConnectorChoice("smtp", provider),
                    Content.FINE,
                    CHINA_APART,
                    RULES);
        }
    }

    private static Finding finding(Weighing weighing, String gate) {
        return Gates.weigh(weighing).stream()
                .filter(finding -> finding.verdict().gate().equals(gate))
                .findFirst()
                .orElseThrow();
    }
}
