package dev.annals.command.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.Event;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.consent.RecordConsent;
import dev.annals.api.delivery.ChangeAudience.AttachAudience;
import dev.annals.api.delivery.ChangeAudience.DetachAudience;
import dev.annals.api.delivery.ChangeAudience.KeepInStep;
import dev.annals.api.delivery.ChangeAudience.LookAnew;
import dev.annals.api.delivery.ChangeDelivery.RecordOutcome;
import dev.annals.api.delivery.ChangeDelivery.ReweighDelivery;
import dev.annals.api.delivery.ChangeDelivery.WeighDelivery;
import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.DeliveryEvent.AudienceMemberChanged;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHeldBack;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.delivery.Standing;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.privacy.ErasureEvent.ErasureOrdered;
import dev.annals.command.consent.RecordedDecisions;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.InMemoryBackbone;
import dev.annals.command.recording.TestGroupCommit;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.delivery.AudienceBook;
import dev.annals.platform.delivery.ConnectorBook;
import dev.annals.platform.delivery.DeliveryRules;
import dev.annals.platform.delivery.Gates;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.Recipient;
import dev.annals.platform.delivery.Recipients;
import dev.annals.platform.delivery.TemplateBook;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.Normalisation;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.platform.privacy.Erasing;
import dev.annals.platform.privacy.ErasureDuty;
import dev.annals.platform.privacy.ErasureDuty.Done;
import dev.annals.platform.residency.ResidencyPolicy;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.testkit.TestFragmentIds;
import dev.annals.testkit.UnclaimedConnectors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AudienceCommandsTest {

    private static final String VIP = "vip";
    private static final Identifier MIA = new Identifier(Namespace.EMAIL, "mia@example.com");

    private String address = MIA.value();
    private final InMemoryBackbone backbone = new InMemoryBackbone();
    private final TestFragmentIds ids = new TestFragmentIds();
    private final FragmentId mia = ids.of(MIA);
    private final GroupCommit groupCommit = TestGroupCommit.on(backbone);
    private final PurposeBook purposes = new PurposeBook(backbone, ids);
    private final AudienceBook book = new AudienceBook(backbone, ids);
    private final TemplateBook templates = new TemplateBook(backbone, ids);
    private final DeliveryRules rules =
            new DeliveryRules(null, ZoneOffset.UTC, List.of(), Duration.ofDays(1), Map.of(), 3);
    private final Recipients recipients = (fragment, atLeast, patience) ->
            new Recipient(mia, Set.of(mia), Map.of("email", List.of(address)), Map.of("city", "{{ values.secret }}"));
    private final Preparation preparation = new Preparation(
            new ConnectorBook(new UnclaimedConnectors(), true),
            templates,
            new Normalisation("ZZ", new RulesInForce(IdentityYaml.defaultRules())),
            ids,
            new PreferenceLinks(new byte[32]),
            () -> "https://cdp.example");
    private final AudienceCommands commands = new AudienceCommands(
            groupCommit,
            backbone,
            ids,
            book,
            new SegmentBook(backbone, ids, Clock.systemUTC()),
            recipients,
            preparation,
            rules,
            ResidencyPolicy.open(),
            purposes,
            Clock.systemUTC());
    private final DeliveryCommands deliveries = new DeliveryCommands(
            groupCommit,
            backbone,
            ids,
            recipients,
            preparation,
            rules,
            ResidencyPolicy.open(),
            purposes,
            templates,
            new Budgets(backbone, ZoneOffset.UTC, Set.of()),
            Clock.systemUTC());

    @BeforeEach
    void attach() {
        commands.handle(new AttachAudience(
                VIP, Channel.ADS, "advertising", Map.of("city", "{{ traits.city }}"), "marketer:ada"));
    }

    @AfterEach
    void stop() {
        groupCommit.close();
    }

    @Test
    void whoeverIsInTheSegmentAndAgreedIsToldOnce() {
        decided(ConsentState.GIVEN, 1);

        assertThat(keep(true, 10)).isTrue();
        assertThat(keep(true, 10)).isFalse();
        assertThat(keep(true, 20)).isFalse();

        DeliveryRequested wanted = of(DeliveryRequested.class).getFirst();
        assertThat(of(DeliveryRequested.class)).hasSize(1);
        assertThat(wanted.origin().segment()).isEqualTo(VIP);
        assertThat(wanted.message()).isNotNull();
        assertThat(wanted.message().fields()).containsEntry("action", "add");
    }

    @Test
    void whoeverDidNotAgreeIsHeldBackUntilThatChangesAndTakenOutWhenItChangesBack() {
        assertThat(keep(true, 10)).isTrue();
        assertThat(keep(true, 11)).isFalse();
        assertThat(last().standing()).isEqualTo(Standing.HELD);
        assertThat(last().gate()).isEqualTo("consent");
        assertThat(of(DeliveryRequested.class)).isEmpty();

        decided(ConsentState.GIVEN, 1);
        assertThat(look()).isTrue();
        assertThat(last().standing()).isEqualTo(Standing.IN);
        weigh();

        decided(ConsentState.WITHDRAWN, 2);
        assertThat(look()).isTrue();
        assertThat(last().standing()).isEqualTo(Standing.HELD);
        weigh();

        decided(ConsentState.GIVEN, 3);
        assertThat(look()).isTrue();
        weigh();

        assertThat(of(DeliveryHandedOver.class).stream()
                        .map(it -> it.message() == null
                                ? ""
                                : it.message().fields().get("action")))
                .containsExactly("add", "remove", "add");
    }

    @Test
    void whoeverLeavesIsTakenOutByWhatWasTold() {
        decided(ConsentState.GIVEN, 1);
        keep(true, 10);
        weigh();
        keep(false, 20);
        weigh();

        DeliveryHandedOver removal = of(DeliveryHandedOver.class).getLast();
        assertThat(removal.message()).isNotNull();
        assertThat(removal.message().fields())
                .containsEntry("action", "remove")
                .containsEntry("email", MIA.value())
                .containsEntry("city", "{{ values.secret }}");
        assertThat(last().standing()).isEqualTo(Standing.OUT);
        assertThat(keep(false, 30)).isFalse();
    }

    @Test
    void whoeverIsReachedElsewhereIsTakenOutAsToldBeforeAndComesInAnewBehindThat() {
        decided(ConsentState.GIVEN, 1);
        keep(true, 10);
        weigh();
        assertThat(look()).isFalse();
        address = "mia@example.org";

        assertThat(look()).isTrue();
        DeliveryHandedOver takenBack = of(DeliveryHandedOver.class).getLast();
        assertThat(deliveries.handle(new ReweighDelivery(takenBack.delivery())).isNew())
                .isFalse();
        weigh();
        assertThat(look()).isFalse();
        assertThat(keep(true, 30)).isFalse();

        assertThat(of(DeliveryHandedOver.class).stream().map(AudienceCommandsTest::told))
                .containsExactly("add mia@example.com", "remove mia@example.com", "add mia@example.org");
        assertThat(takenBack.verdicts()).hasSameSizeAs(Gates.ALL.keySet());
        keep(false, 40);
        weigh();
        assertThat(told(of(DeliveryHandedOver.class).getLast())).isEqualTo("remove mia@example.org");

        accepted(takenBack);
        assertThat(farewells().perform(List.of(erasing())).values())
                .extracting(Done::count)
                .containsExactly(1L);
        assertThat(told(of(DeliveryHandedOver.class).getLast())).isEqualTo("remove mia@example.org");
    }

    @Test
    void whoeverIsErasedIsTakenOutByWhatWasToldUnderAKeyThatIsNotThePersons() {
        decided(ConsentState.GIVEN, 1);
        keep(true, 10);
        weigh();
        DeliveryHandedOver told = of(DeliveryHandedOver.class).getLast();
        ErasureDuty duty = farewells();
        Erasing erasing = erasing();

        Done done = duty.perform(List.of(erasing)).get(erasing.id());
        assertThat(duty.perform(List.of(erasing)).get(erasing.id())).isEqualTo(done);

        DeliveryHandedOver farewell = of(DeliveryHandedOver.class).getLast();
        assertThat(of(DeliveryHandedOver.class)).hasSize(2);
        assertThat(done).isEqualTo(new Done(1, List.of(farewell.profile())));
        assertThat(farewell.delivery()).isEqualTo(AudienceBook.farewell(ids, farewell.profile()));
        assertThat(farewell.profile()).isNotEqualTo(mia);
        assertThat(farewell.connector()).isEqualTo(told.connector());
        assertThat(told(farewell)).isEqualTo("remove mia@example.com");
        assertThat(Outgoing.about(farewell.message(), farewell.profile())).isEqualTo(mia);
        weigh();
        assertThat(deliveries.handle(new ReweighDelivery(farewell.delivery())).isNew())
                .isFalse();
        assertThat(of(DeliveryHeldBack.class)).isEmpty();
    }

    @Test
    void ofWhomAChannelTookOutAlreadyItIsToldNothingMore() {
        decided(ConsentState.GIVEN, 1);
        keep(true, 10);
        weigh();
        keep(false, 20);
        weigh();
        accepted(of(DeliveryHandedOver.class).getLast());

        Erasing erasing = erasing();
        assertThat(farewells().perform(List.of(erasing))).containsExactly(Map.entry(erasing.id(), Done.of(0)));
    }

    @Test
    void whoeverLeavesBeforeAnybodyWasToldIsToldToNobody() {
        decided(ConsentState.GIVEN, 1);
        keep(true, 10);
        keep(false, 20);
        weigh();

        assertThat(of(DeliveryHandedOver.class)).isEmpty();
        assertThat(of(DeliveryHeldBack.class))
                .singleElement()
                .extracting(DeliveryHeldBack::reason)
                .isEqualTo("superseded");
    }

    @Test
    void whatWasKnownEarlierChangesNothingThatIsKnownLater() {
        decided(ConsentState.GIVEN, 1);
        keep(true, 20);

        assertThat(keep(false, 10)).isFalse();
        assertThat(last().standing()).isEqualTo(Standing.IN);
    }

    @Test
    void whenItIsKeptInStepNoMoreEverybodyIsTakenOutAndComesBackWhenItIsAgain() {
        decided(ConsentState.GIVEN, 1);
        keep(true, 10);
        weigh();
        commands.handle(new DetachAudience(VIP, Channel.ADS, "marketer:ada"));
        assertThat(keep(true, 11)).isTrue();
        assertThat(last().standing()).isEqualTo(Standing.OUT);
        attach();

        assertThat(keep(true, 12)).isTrue();
        assertThat(last().standing()).isEqualTo(Standing.IN);
    }

    private void accepted(DeliveryHandedOver it) {
        deliveries.handle(new RecordOutcome(it.delivery(), Outcome.ACCEPTED, null, null, 1, null, Instant.now()));
    }

    private Farewells farewells() {
        return new Farewells(book, new ConnectorBook(new UnclaimedConnectors(), false), backbone, groupCommit, ids);
    }

    private Erasing erasing() {
        return new Erasing(
                new ErasureOrdered(
                        new FragmentId(new UUID(6, 6)), mia, List.of(mia), "request", null, false, List.of()),
                Map.of(mia, 1),
                0,
                List.of());
    }

    private static String told(DeliveryHandedOver it) {
        assertThat(it.message()).isNotNull();
        Map<String, String> fields = it.message().fields();
        return fields.get("action") + " " + fields.getOrDefault("email", String.valueOf(it.address()));
    }

    private boolean keep(boolean isMember, long asOf) {
        return commands.handle(new KeepInStep(VIP, Channel.ADS, mia, isMember, asOf, asOf))
                .changed();
    }

    private boolean look() {
        return commands.handle(new LookAnew(VIP, Channel.ADS, mia, 5)).changed();
    }

    /** Weighs whatever was asked for, as readers of the log do. */
    private void weigh() {
        of(DeliveryRequested.class).forEach(each -> deliveries.handle(new WeighDelivery(each.delivery())));
    }

    private AudienceMemberChanged last() {
        return of(AudienceMemberChanged.class).getLast();
    }

    private void decided(ConsentState state, int record) {
        RecordedDecisions.record(
                groupCommit,
                new RecordConsent(
                        mia,
                        MIA,
                        new UUID(4, record),
                        state,
                        new ConsentTerms(
                                new ConsentKey("advertising", ConsentKey.ANY, "main"),
                                Instant.now().minusSeconds(100 - record),
                                null,
                                0,
                                null,
                                null,
                                "web-form",
                                "service:test",
                                ExpressedBy.SUBJECT,
                                0,
                                null,
                                List.of(),
                                List.of()),
                        null,
                        null,
                        "service:test"));
    }

    private <E extends Event> List<E> of(Class<E> type) {
        return backbone.events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
