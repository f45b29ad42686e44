package dev.annals.command.interaction;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.interaction.Receipt;
import dev.annals.command.consent.Clearance;
import dev.annals.command.consent.CollectionGate;
import dev.annals.command.identity.MergeForest;
import dev.annals.command.privacy.Suppression;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.CurrentCause;
import dev.annals.platform.identity.LinkRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;

/**
 * Decides what recording an interaction means: once per source and messageId it is recorded in the fragment of its
 * strongest identifier, every identifier seen for the first time opens its fragment, and all of them become one tree. One
 * that names somebody who was erased is refused, and one that belongs to a purpose which the person refused is counted
 * instead.
 */
public final class RecordInteraction implements Recording {

    private final Interaction interaction;
    private final MergeForest forest;
    private final CollectionGate gate;
    private final FragmentIds ids;
    private final UUID eventId;
    private final List<FragmentId> named;
    private final Message<InteractionRecorded> recorded;
    private final Clearance clearance;

    /** Derives all ids at once, on the caller's thread. */
    public RecordInteraction(Interaction interaction, MergeForest forest, CollectionGate gate, FragmentIds ids) {
        this(interaction, MetaData.from(CurrentCause.get().withActor(null).metaData()), forest, gate, ids);
    }

    private RecordInteraction(
            Interaction interaction, MetaData metaData, MergeForest forest, CollectionGate gate, FragmentIds ids) {
        this.interaction = interaction;
        this.forest = forest;
        this.gate = gate;
        this.ids = ids;
        this.eventId = ids.eventOf(interaction.source(), interaction.content().messageId());
        this.named = interaction.content().identifiers().stream().map(ids::of).toList();
        this.recorded = new GenericMessage<>(eventId.toString(), recorded(), metaData);
        this.clearance = gate.clearance(interaction, eventId, named);
    }

    @Override
    public FragmentId fragment() {
        return named.getFirst();
    }

    @Override
    public Set<UUID> eventIds() {
        Set<UUID> ofConsent = clearance.eventIds();
        if (ofConsent.isEmpty()) {
            return Set.of(eventId);
        }
        Set<UUID> all = new HashSet<>(ofConsent);
        all.add(eventId);
        return all;
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.copyOf(named);
    }

    @Override
    public List<Message<?>> foreseen() {
        return List.of(recorded);
    }

    @Override
    public Set<FragmentId> subjects() {
        return fragments();
    }

    @Override
    public Receipt decide(StreamAppends appends) {
        String messageId = interaction.content().messageId();
        if (appends.isStored(eventId)) {
            return new Receipt(messageId, Receipt.Status.DUPLICATE, "This messageId is stored already", 0);
        }
        Suppression suppression = Suppression.of(interaction.content().identifiers(), named, appends);
        return suppression.isNone() ? record(appends) : withoutErased(suppression, appends);
    }

    private Receipt withoutErased(Suppression suppression, StreamAppends appends) {
        Interaction rest = suppression.rest(interaction).orElse(null);
        if (rest == null) {
            suppression.record(interaction.source(), interaction.type(), appends);
            return refused(Suppression.REASON);
        }
        Receipt receipt = new RecordInteraction(rest, recorded.getMetaData(), forest, gate, ids).record(appends);
        return receipt.status() == Receipt.Status.STORED
                ? new Receipt(receipt.messageId(), receipt.status(), Suppression.WITHOUT_DEVICE, 0)
                : receipt;
    }

    private Receipt record(StreamAppends appends) {
        Clearance.Decided cleared = clearance.decide(appends);
        if (cleared.isRefused()) {
            if (cleared.hasNews()) {
                open(appends, named.size() - 1);
            }
            cleared.append(appends);
            return refused(cleared.reason());
        }
        open(appends, 0);
        appends.append(fragment(), StreamKind.FRAGMENT, recorded);
        link(appends);
        cleared.append(appends);
        return new Receipt(interaction.content().messageId(), Receipt.Status.STORED, null, 0);
    }

    private Receipt refused(String reason) {
        return new Receipt(interaction.content().messageId(), Receipt.Status.REFUSED, reason, 0);
    }

    private void open(StreamAppends appends, int from) {
        List<Identifier> identifiers = interaction.content().identifiers();
        for (int i = from; i < named.size(); i++) {
            if (!appends.fragment(named.get(i)).isOpened()) {
                Identifier identifier = identifiers.get(i);
                append(appends, new FragmentOpened(named.get(i), identifier.namespace(), identifier.value()));
            }
        }
    }

    private void link(StreamAppends appends) {
        LinkRule rule = interaction.type() == InteractionType.ALIAS ? LinkRule.ALIAS : LinkRule.SHARED_IDENTIFIER;
        for (FragmentId other : named.subList(1, named.size())) {
            forest.link(appends, fragment(), other, rule, eventId, interaction.occurredAt())
                    .forEach(event -> append(appends, event));
        }
    }

    private void append(StreamAppends appends, IdentityEvent event) {
        appends.append(event.fragment(), StreamKind.FRAGMENT, event, "source:" + interaction.source());
    }

    private InteractionRecorded recorded() {
        return new InteractionRecorded(
                fragment(),
                interaction.source(),
                interaction.type(),
                interaction.name(),
                interaction.occurredAt(),
                interaction.receivedAt(),
                interaction.globalPrivacyControl(),
                named.subList(1, named.size()),
                interaction.content());
    }
}
