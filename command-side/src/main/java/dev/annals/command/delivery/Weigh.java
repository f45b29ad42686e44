package dev.annals.command.delivery;

import dev.annals.api.consent.UseConsent;
import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.DeliveryEvent;
import dev.annals.api.delivery.DeliveryEvent.DeliveryCounted;
import dev.annals.api.delivery.DeliveryEvent.DeliveryDeferred;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHeldBack;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.identity.FragmentId;
import dev.annals.command.consent.ConsumedConsent;
import dev.annals.command.consent.KnownConsents;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.platform.consent.ConsentPolicy;
import dev.annals.platform.consent.ConsentPolicy.Use;
import dev.annals.platform.consent.PersonConsents;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.delivery.AudienceBook;
import dev.annals.platform.delivery.ContactHistory;
import dev.annals.platform.delivery.Decided;
import dev.annals.platform.delivery.DeliveryRules;
import dev.annals.platform.delivery.Finding;
import dev.annals.platform.delivery.Gates;
import dev.annals.platform.delivery.Recipient;
import dev.annals.platform.delivery.Weighing;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.residency.ResidencyPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a message that waits, on what is known at the moment of the decision: consents, earlier
 * messages and erasures that were recorded a moment before count, whoever recorded them.
 *
 * @param wanted the message
 * @param again whether it was handed over already, and is only to be taken back where it may not be sent now
 * @param recipient the person, as the read model has it
 * @param routes the ways it may go
 * @param rules the rules of the house
 * @param residency where data may go
 * @param purposes the catalogue of purposes
 * @param budgets how many messages were sent today
 * @param ids derives the ids of streams
 */
record Weigh(
        DeliveryRequested wanted,
        boolean again,
        Recipient recipient,
        List<PreparedRoute> routes,
        DeliveryRules rules,
        ResidencyPolicy residency,
        Purposes purposes,
        Budgets budgets,
        FragmentIds ids)
        implements Decision<Boolean> {

    private static final String BY = RecordedEvent.SYSTEM;

    /** Whoever is woken has another clock, perhaps: that soon before its time a message is taken for due. */
    private static final Duration SOON = Duration.ofMinutes(1);

    @Override
    public Set<UUID> eventIds() {
        return Set.of(useId());
    }

    @Override
    public Set<FragmentId> fragments() {
        Set<FragmentId> all = new HashSet<>(recipient.fragments());
        recipient.fragments().forEach(fragment -> all.add(contacts(fragment)));
        FragmentId member = member();
        if (member != null) {
            all.add(member);
        }
        routes.forEach(route -> {
            if (route.addressId() != null) {
                all.add(route.addressId());
            }
        });
        return all;
    }

    @Override
    public Set<FragmentId> subjects() {
        return Set.of(wanted.profile());
    }

    @Override
    public Boolean decide(StreamAppends appends) {
        DeliveryState state = appends.memory(wanted.delivery(), StreamKind.DELIVERY, DeliveryState.class);
        if (!state.mayBeWeighed(again)) {
            return false;
        }
        if (isSuperseded(appends)) {
            append(
                    appends,
                    new DeliveryHeldBack(
                            wanted.delivery(), wanted.profile(), "audience", "superseded", List.of(), null));
            return true;
        }
        Tree tree = new Tree(appends, wanted.profile());
        Decided decided = Decided.of(weighed(appends, tree));
        @Nullable List<String> saw = tree.maySeal() ? decided.saw() : null;
        switch (decided) {
            case Decided.HeldBack it -> holdBack(appends, it.gate(), it.reason(), it, saw);
            case Decided.Deferred it -> {
                return defer(appends, it, state, saw);
            }
            case Decided.Sent it -> {
                if (again) {
                    return false;
                }
                handOver(appends, tree, routes.get(it.route()), it, saw);
            }
        }
        return true;
    }

    /** What every gate finds, route by route. */
    List<List<Finding>> weighed(StreamAppends appends, Tree tree) {
        ContactHistory history = ContactHistory.NONE;
        for (FragmentId member : tree.members()) {
            history = history.merge(appends.memory(contacts(member), StreamKind.CONTACT, ContactMemory.class)
                    .history());
        }
        PersonConsents consents = new KnownConsents(appends).of(List.of(wanted.profile()));
        ConsentPolicy policy = new ConsentPolicy(purposes);
        ContactHistory all = history;
        return routes.stream()
                .map(route -> Gates.weigh(new Weighing(
                        new Weighing.Wanted(
                                wanted.delivery(),
                                wanted.purpose(),
                                wanted.transactional(),
                                wanted.rules(),
                                wanted.dedupe(),
                                wanted.expires(),
                                wanted.shadow(),
                                wanted.origin().takesOut()),
                        route.channel(),
                        appends.now(),
                        recipient,
                        tree.isErased(),
                        consents,
                        policy,
                        all,
                        address(appends, route),
                        budgets.spent(route.channel(), appends.now()),
                        route.connector(),
                        route.content(),
                        residency,
                        rules)))
                .toList();
    }

    /** Whether the channel is to be told something else of the person by now; what takes out comes before that, if it can. */
    private boolean isSuperseded(StreamAppends appends) {
        FragmentId member = member();
        boolean comesBefore = wanted.origin().takesOut()
                && Channel.isInTurn(wanted.routes().getFirst().channel());
        return member != null
                && !comesBefore
                && !wanted.delivery()
                        .equals(appends.memory(member, StreamKind.AUDIENCE_MEMBER, AudienceState.class)
                                .delivery());
    }

    private @Nullable FragmentId member() {
        String segment = wanted.origin().segment();
        return wanted.origin().keepsInStep() && segment != null
                ? AudienceBook.member(ids, segment, wanted.routes().getFirst().channel(), wanted.profile())
                : null;
    }

    private static Weighing.Address address(StreamAppends appends, PreparedRoute route) {
        FragmentId id = route.addressId();
        boolean isRefused = id != null
                && appends.memory(id, StreamKind.ADDRESS, AddressState.class).isRefused();
        return new Weighing.Address(route.said(), route.usable(), isRefused);
    }

    /**
     * One that is looked at before its time, because something else is known of the person, waits until the time that holds
     * now. That is no further deferral, and none at all where the time is the same.
     */
    private boolean defer(StreamAppends appends, Decided.Deferred it, DeliveryState state, @Nullable List<String> saw) {
        Instant before = state.until();
        boolean isEarly = before != null && appends.now().plus(SOON).isBefore(before);
        if (isEarly && it.until().equals(before)) {
            return false;
        }
        int times = isEarly ? state.deferrals() : state.deferrals() + 1;
        Instant expires = wanted.expires();
        if (expires != null && !it.until().isBefore(expires)) {
            holdBack(appends, it.gate(), "expires_before", it, saw);
        } else if (times > rules.mostDeferrals()) {
            holdBack(appends, it.gate(), "deferred_too_often", it, saw);
        } else {
            append(
                    appends,
                    new DeliveryDeferred(
                            wanted.delivery(), wanted.profile(), it.until(), it.gate(), times, it.verdicts(), saw));
        }
        return true;
    }

    private void handOver(
            StreamAppends appends, Tree tree, PreparedRoute route, Decided it, @Nullable List<String> saw) {
        if (consumesConsent(route.channel())
                && !new ConsumedConsent(
                                new UseConsent(
                                        wanted.profile(),
                                        new ConsentPolicy(purposes).key(Use.of(wanted.purpose(), route.channel())),
                                        wanted.delivery().toString(),
                                        BY),
                                useId())
                        .take(appends)) {
            holdBack(appends, "consent", "consent_used_up", it, saw);
            return;
        }
        append(
                appends,
                new DeliveryHandedOver(
                        wanted.delivery(),
                        wanted.profile(),
                        route.channel(),
                        route.connector() == null ? "" : route.connector().key(),
                        wanted.purpose(),
                        wanted.transactional(),
                        wanted.expires(),
                        route.template(),
                        route.templateVersion(),
                        route.addressId(),
                        it.verdicts(),
                        saw,
                        Channel.isAddressed(route.channel()) ? route.usable() : null,
                        route.message()));
        FragmentId root = tree.root();
        appends.append(
                contacts(root),
                StreamKind.CONTACT,
                new DeliveryCounted(
                        root,
                        wanted.delivery(),
                        route.channel(),
                        wanted.purpose(),
                        wanted.transactional(),
                        wanted.dedupe()),
                BY);
        budgets.spend(route.channel(), wanted.delivery(), appends.now());
    }

    /** Where one consent authorises so many messages, this one is one of them. */
    private boolean consumesConsent(String channel) {
        return purposes.find(wanted.purpose())
                .filter(purpose -> purpose.uses(channel) > 0
                        && purpose.basis(purposes.jurisdiction()).needsConsent())
                .isPresent();
    }

    private void holdBack(StreamAppends appends, String gate, String reason, Decided it, @Nullable List<String> saw) {
        append(appends, new DeliveryHeldBack(wanted.delivery(), wanted.profile(), gate, reason, it.verdicts(), saw));
    }

    private void append(StreamAppends appends, DeliveryEvent event) {
        appends.append(wanted.delivery(), StreamKind.DELIVERY, event, BY);
    }

    private FragmentId contacts(FragmentId fragment) {
        return ids.of("contact", fragment.toString());
    }

    private UUID useId() {
        return ids.eventOf("annals.consent.used", wanted.delivery().toString());
    }
}
