package dev.annals.command.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.Event;
import dev.annals.api.consent.ConsentEvent.ConsentUsed;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.consent.RecordConsent;
import dev.annals.api.delivery.ChangeDelivery.CancelDelivery;
import dev.annals.api.delivery.ChangeDelivery.RecordOutcome;
import dev.annals.api.delivery.ChangeDelivery.ReweighDelivery;
import dev.annals.api.delivery.ChangeDelivery.WeighDelivery;
import dev.annals.api.delivery.DeliveryEvent.AddressRefused;
import dev.annals.api.delivery.DeliveryEvent.DeliveryAccepted;
import dev.annals.api.delivery.DeliveryEvent.DeliveryDeferred;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHeldBack;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.delivery.Message;
import dev.annals.api.delivery.Origin;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.delivery.RequestDelivery;
import dev.annals.api.delivery.Route;
import dev.annals.api.delivery.SendRules;
import dev.annals.api.delivery.SendRules.Cap;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.journey.InFlight;
import dev.annals.api.journey.JourneyEvent.JourneyPublished;
import dev.annals.api.rejection.Rejected;
import dev.annals.command.consent.RecordedDecisions;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.InMemoryBackbone;
import dev.annals.command.recording.TestGroupCommit;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.delivery.ConnectorBook;
import dev.annals.platform.delivery.DeliveryRules;
import dev.annals.platform.delivery.Recipient;
import dev.annals.platform.delivery.TemplateBook;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.Normalisation;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.residency.ResidencyPolicy;
import dev.annals.testkit.TestFragmentIds;
import dev.annals.testkit.UnclaimedConnectors;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryCommandsTest {

    private static final SendRules NIGHT =
            new SendRules(new SendRules.QuietHours("21:00", "08:00", false), List.of(), null);
    private static final Identifier MIA = new Identifier(Namespace.EMAIL, "mia@example.com");

    private String zone = zoneAt(LocalTime.NOON);
    private final InMemoryBackbone backbone = new InMemoryBackbone();
    private final TestFragmentIds ids = new TestFragmentIds();
    private final FragmentId mia = ids.of(MIA);
    private final GroupCommit groupCommit = TestGroupCommit.on(backbone);
    private final PurposeBook purposes = new PurposeBook(backbone, ids);
    private final DeliveryRules rules = new DeliveryRules(
            null, ZoneOffset.UTC, List.of(new Cap("email", 2, Duration.ofDays(1))), Duration.ofDays(1), Map.of(), 3);
    private final TemplateBook templates = new TemplateBook(backbone, ids);
    private final DeliveryCommands commands = new DeliveryCommands(
            groupCommit,
            backbone,
            ids,
            (fragment, atLeast, patience) -> new Recipient(
                    mia,
                    Set.of(mia),
                    Map.of("email", List.of(MIA.value()), "wechat_id", List.of("wx-mia")),
                    Map.of("firstName", "Mia", "timezone", zone)),
            new Preparation(
                    new ConnectorBook(new UnclaimedConnectors(), true),
                    templates,
                    new JourneyBook(backbone, ids),
                    new Normalisation("ZZ", new RulesInForce(IdentityYaml.defaultRules())),
                    ids,
                    new PreferenceLinks(new byte[32]),
                    () -> "https://cdp.example"),
            rules,
            ResidencyPolicy.open(),
            purposes,
            templates,
            new Budgets(backbone, ZoneOffset.UTC, Set.of()),
            InstantSource.system());

    @BeforeEach
    void miaIsKnown() {
        decided(ConsentState.GIVEN, "email", 1, 0);
    }

    @AfterEach
    void stop() {
        groupCommit.close();
    }

    @Test
    void aWishThatPassesIsHandedOverWithItsText() {
        request(1, "email");
        commands.handle(new WeighDelivery(delivery(1)));

        DeliveryHandedOver handedOver = only(DeliveryHandedOver.class);
        assertThat(handedOver.address()).isEqualTo("mia@example.com");
        assertThat(handedOver.connector()).isEqualTo("log");
        assertThat(handedOver.message()).isNotNull().extracting(Message::text).isEqualTo("Hello Mia");
    }

    @Test
    void aJourneySaysByEachChannelWhatItsDefinitionHasItSayThere() {
        FragmentId journeys = JourneyBook.stream(ids);
        String definition = """
                key: both
                consent: { purpose: marketing }
                entry: { on: { api: true } }
                steps:
                  - told: { send: { channel: sms, text: By text, fallback: [ { channel: email, text: "By mail, {{ traits.firstName }}" } ] } }
                """;
        backbone.store()
                .publish(new GenericDomainEventMessage<>(
                        "journeys",
                        journeys.toString(),
                        0,
                        new JourneyPublished(journeys, "both", 1, "h", definition, InFlight.PIN, Map.of(), 0)));
        commands.handle(new RequestDelivery(
                delivery(1),
                mia,
                List.of(new Route("sms", null), new Route("email", null)),
                Message.of("By text"),
                Map.of(),
                "marketing",
                false,
                SendRules.NONE,
                Origin.journey("both", 1, delivery(7), "told"),
                null,
                null,
                false,
                "service:test"));
        commands.handle(new WeighDelivery(delivery(1)));

        DeliveryHandedOver handedOver = only(DeliveryHandedOver.class);
        assertThat(handedOver.channel()).isEqualTo("email");
        assertThat(handedOver.message()).isNotNull().extracting(Message::text).isEqualTo("By mail, Mia");
    }

    @Test
    void theSameWishTwiceIsOnRecordOnceAndWeighedOnce() {
        assertThat(request(1, "email")).isTrue();
        assertThat(request(1, "email")).isFalse();
        commands.handle(new WeighDelivery(delivery(1)));
        commands.handle(new WeighDelivery(delivery(1)));

        assertThat(of(DeliveryRequested.class)).hasSize(1);
        assertThat(of(DeliveryHandedOver.class)).hasSize(1);
    }

    @Test
    void ofManyAtOnceNoMorePassThanTheCapAllows() {
        for (int i = 1; i <= 40; i++) {
            request(i, "email");
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 1; i <= 40; i++) {
                FragmentId delivery = delivery(i);
                var unused = threads.submit(() -> commands.handle(new WeighDelivery(delivery)));
            }
        }

        assertThat(of(DeliveryHandedOver.class)).hasSize(2);
        assertThat(of(DeliveryHeldBack.class))
                .hasSize(38)
                .allMatch(held -> held.gate().equals("cap"));
    }

    @Test
    void oneAuthorisationIsOneMessageHoweverManyAreWeighedAtOnce() {
        decided(ConsentState.GIVEN, "wechat", 2, 1);
        for (int i = 1; i <= 10; i++) {
            request(i, "wechat");
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 1; i <= 10; i++) {
                FragmentId delivery = delivery(i);
                var unused = threads.submit(() -> commands.handle(new WeighDelivery(delivery)));
            }
        }

        assertThat(of(DeliveryHandedOver.class)).hasSize(1);
        assertThat(of(ConsentUsed.class)).hasSize(1);
        assertThat(of(DeliveryHeldBack.class))
                .hasSize(9)
                .allMatch(held -> held.reason().equals("consent_used_up"));
    }

    @Test
    void whatHasBeenWaitingIsTakenBackWhenConsentIsWithdrawnAndNotBefore() {
        request(1, "email");
        commands.handle(new WeighDelivery(delivery(1)));
        assertThat(commands.handle(new ReweighDelivery(delivery(1))).isNew()).isFalse();

        decided(ConsentState.WITHDRAWN, "email", 3, 0);

        assertThat(commands.handle(new ReweighDelivery(delivery(1))).isNew()).isTrue();
        assertThat(only(DeliveryHeldBack.class).reason()).isEqualTo("consent_withdrawn");
    }

    @Test
    void whatWaitsForTheMorningIsNotGivenUpHoweverOftenItIsLookedAtMeanwhile() {
        zone = zoneAt(LocalTime.of(22, 30));
        request(1, "email", NIGHT);
        for (int i = 0; i < 10; i++) {
            commands.handle(new WeighDelivery(delivery(1)));
        }

        assertThat(only(DeliveryDeferred.class).times()).isEqualTo(1);
        assertThat(of(DeliveryHeldBack.class)).isEmpty();
    }

    @Test
    void itWaitsForTheMorningOfWhereThePersonIsByNowHoweverOftenThatChanges() {
        zone = zoneAt(LocalTime.of(22, 30));
        request(1, "email", NIGHT);
        commands.handle(new WeighDelivery(delivery(1)));
        Instant first = only(DeliveryDeferred.class).until();
        for (int hour = 1; hour <= 5; hour++) {
            zone = zoneAt(LocalTime.of(hour, 30));
            commands.handle(new WeighDelivery(delivery(1)));
        }

        assertThat(of(DeliveryDeferred.class))
                .extracting(DeliveryDeferred::times)
                .containsExactly(1, 1, 1, 1, 1, 1);
        assertThat(Duration.between(of(DeliveryDeferred.class).getLast().until(), first))
                .isCloseTo(Duration.ofHours(7), Duration.ofMinutes(1));

        zone = zoneAt(LocalTime.NOON);
        commands.handle(new WeighDelivery(delivery(1)));
        assertThat(of(DeliveryHandedOver.class)).hasSize(1);
    }

    @Test
    void whatIsGivenUpIsNotSentAndWhatWasHandedOverCannotBe() {
        request(1, "email");
        commands.handle(new CancelDelivery(delivery(1), "goal_reached"));
        commands.handle(new WeighDelivery(delivery(1)));
        request(2, "email");
        commands.handle(new WeighDelivery(delivery(2)));
        commands.handle(new CancelDelivery(delivery(2), "goal_reached"));

        assertThat(of(DeliveryHandedOver.class)).hasSize(1);
        assertThat(only(DeliveryHeldBack.class).reason()).isEqualTo("goal_reached");
    }

    @Test
    void anOutcomeIsOnRecordOnceAndAnAddressThatBouncedForGoodIsNotUsedAnyMore() {
        request(1, "email");
        commands.handle(new WeighDelivery(delivery(1)));
        commands.handle(outcome(1, Outcome.ACCEPTED, null));
        commands.handle(outcome(1, Outcome.ACCEPTED, null));
        commands.handle(outcome(1, Outcome.BOUNCED, Outcome.HARD_BOUNCE));
        request(2, "email");
        commands.handle(new WeighDelivery(delivery(2)));

        assertThat(of(DeliveryAccepted.class)).hasSize(1);
        assertThat(of(AddressRefused.class)).hasSize(1);
        assertThat(only(DeliveryHeldBack.class).gate()).isEqualTo("bounce");
    }

    @Test
    void nothingBecomesOfWhatWasNeverHandedOver() {
        request(1, "email");

        assertThatThrownBy(() -> commands.handle(outcome(1, Outcome.OPENED, null)))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> commands.handle(new WeighDelivery(delivery(9))))
                .isInstanceOf(Rejected.class);
    }

    /** A time zone in which it is that time of day now. */
    private static String zoneAt(LocalTime time) {
        int halfADay = 12 * 3_600;
        int ahead = time.toSecondOfDay() - LocalTime.now(ZoneOffset.UTC).toSecondOfDay();
        return ZoneOffset.ofTotalSeconds(Math.floorMod(ahead + halfADay, 2 * halfADay) - halfADay)
                .getId();
    }

    private boolean request(int number, String channel) {
        return request(number, channel, SendRules.NONE);
    }

    private boolean request(int number, String channel, SendRules asked) {
        return commands.handle(new RequestDelivery(
                        delivery(number),
                        mia,
                        List.of(new Route(channel, null)),
                        Message.of("Hello {{ traits.firstName }}"),
                        Map.of(),
                        "marketing",
                        false,
                        asked,
                        Origin.api(),
                        null,
                        null,
                        false,
                        "service:test"))
                .isNew();
    }

    private void decided(ConsentState state, String channel, int record, int uses) {
        RecordedDecisions.record(
                groupCommit,
                new RecordConsent(
                        mia,
                        MIA,
                        new UUID(4, record),
                        state,
                        new ConsentTerms(
                                new ConsentKey("marketing", channel, "main"),
                                Instant.now().minusSeconds(100 - record),
                                null,
                                uses,
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

    private static RecordOutcome outcome(int number, Outcome outcome, @Nullable String reason) {
        return new RecordOutcome(delivery(number), outcome, reason, null, 1, null, Instant.now());
    }

    private static FragmentId delivery(int number) {
        return new FragmentId(new UUID(8, number));
    }

    private <E extends Event> List<E> of(Class<E> type) {
        return backbone.events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private <E extends Event> E only(Class<E> type) {
        assertThat(of(type)).hasSize(1);
        return of(type).getFirst();
    }
}
