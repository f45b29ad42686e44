package dev.annals.command.delivery;

import dev.annals.api.Event;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.consent.RecordConsent;
import dev.annals.api.delivery.ChangeAudience.AttachAudience;
import dev.annals.api.delivery.ChangeAudience.KeepInStep;
import dev.annals.api.delivery.ChangeAudience.LookAnew;
import dev.annals.api.delivery.ChangeDelivery.WeighDelivery;
import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.DeliveryEvent.AudienceMemberChanged;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.command.consent.RecordedDecisions;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.InMemoryBackbone;
import dev.annals.command.recording.TestGroupCommit;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.delivery.AudienceBook;
import dev.annals.platform.delivery.ConnectorBook;
import dev.annals.platform.delivery.DeliveryRules;
import dev.annals.platform.delivery.Recipient;
import dev.annals.platform.delivery.Recipients;
import dev.annals.platform.delivery.TemplateBook;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.Normalisation;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.platform.journey.JourneyBook;
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

/** Mia, who may be in an audience of the segment of very important people that is kept in step with advertisers. */
abstract class AudienceFixture {

    static final String VIP = "vip";
    static final Identifier MIA = new Identifier(Namespace.EMAIL, "mia@example.com");

    String address = MIA.value();
    final InMemoryBackbone backbone = new InMemoryBackbone();
    final TestFragmentIds ids = new TestFragmentIds();
    final FragmentId mia = ids.of(MIA);
    final GroupCommit groupCommit = TestGroupCommit.on(backbone);
    final PurposeBook purposes = new PurposeBook(backbone, ids);
    final AudienceBook book = new AudienceBook(backbone, ids);
    final TemplateBook templates = new TemplateBook(backbone, ids);
    final DeliveryRules rules = new DeliveryRules(null, ZoneOffset.UTC, List.of(), Duration.ofDays(1), Map.of(), 3);
    final FragmentId account = ids.of(new Identifier(Namespace.USER_ID, "mia"));
    Set<FragmentId> fragments = Set.of(mia);
    final Recipients recipients = (fragment, atLeast, patience) -> new Recipient(
            fragments.size() > 1 ? account : mia,
            fragments,
            Map.of("email", List.of(address)),
            Map.of("city", "{{ values.secret }}"));
    final Preparation preparation = new Preparation(
            new ConnectorBook(new UnclaimedConnectors(), true),
            templates,
            new JourneyBook(backbone, ids),
            new Normalisation("ZZ", new RulesInForce(IdentityYaml.defaultRules())),
            ids,
            new PreferenceLinks(new byte[32]),
            () -> "https://cdp.example");
    final AudienceCommands commands = new AudienceCommands(
            groupCommit,
            backbone,
            ids,
            book,
            new SegmentBook(backbone, ids),
            recipients,
            preparation,
            rules,
            ResidencyPolicy.open(),
            purposes,
            Clock.systemUTC());
    final DeliveryCommands deliveries = new DeliveryCommands(
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

    boolean keep(FragmentId profile, boolean isMember, long asOf) {
        return commands.handle(new KeepInStep(VIP, Channel.ADS, profile, isMember, asOf, asOf))
                .changed();
    }

    boolean keep(boolean isMember, long asOf) {
        return keep(mia, isMember, asOf);
    }

    boolean look() {
        return commands.handle(new LookAnew(VIP, Channel.ADS, mia, 5)).changed();
    }

    /** Weighs whatever was asked for, as readers of the log do. */
    void weigh() {
        of(DeliveryRequested.class).forEach(each -> deliveries.handle(new WeighDelivery(each.delivery())));
    }

    AudienceMemberChanged last() {
        return of(AudienceMemberChanged.class).getLast();
    }

    void decided(ConsentState state, int record) {
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

    <E extends Event> List<E> of(Class<E> type) {
        return backbone.events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
