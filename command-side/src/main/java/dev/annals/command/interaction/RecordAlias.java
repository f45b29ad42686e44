package dev.annals.command.interaction;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.Receipt;
import dev.annals.command.consent.CollectionGate;
import dev.annals.command.identity.MergeForest;
import dev.annals.command.recording.StreamAppends;
import dev.annals.platform.crypto.FragmentIds;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Decides what recording an alias means whose {@link PreviousId} may be of either kind: it is recorded as if it had named
 * only what is meant. A user's id that is seen for the first time later is not joined by it.
 */
final class RecordAlias implements Recording {

    private final Interaction interaction;
    private final PreviousId previous;
    private final MergeForest forest;
    private final CollectionGate gate;
    private final FragmentIds ids;
    private RecordInteraction recording;

    RecordAlias(
            Interaction interaction, PreviousId previous, MergeForest forest, CollectionGate gate, FragmentIds ids) {
        this.interaction = interaction;
        this.previous = previous;
        this.forest = forest;
        this.gate = gate;
        this.ids = ids;
        this.recording = new RecordInteraction(interaction, forest, gate, ids);
    }

    @Override
    public FragmentId fragment() {
        return recording.fragment();
    }

    @Override
    public Set<UUID> eventIds() {
        return recording.eventIds();
    }

    @Override
    public Set<FragmentId> fragments() {
        return recording.fragments();
    }

    @Override
    public Receipt decide(StreamAppends appends) {
        List<Identifier> meant =
                previous.meant(interaction.content().identifiers(), identifier -> isKnown(ids.of(identifier), appends));
        recording = new RecordInteraction(naming(meant), forest, gate, ids);
        return recording.decide(appends);
    }

    private static boolean isKnown(FragmentId fragment, StreamAppends appends) {
        return appends.fragment(fragment).isOpened()
                || appends.standing(fragment).isErased();
    }

    private Interaction naming(List<Identifier> identifiers) {
        Content all = interaction.content();
        Content content =
                new Content(all.messageId(), identifiers, all.groupId(), all.traits(), all.properties(), all.context());
        return new Interaction(
                interaction.source(),
                interaction.type(),
                interaction.name(),
                interaction.occurredAt(),
                interaction.receivedAt(),
                interaction.globalPrivacyControl(),
                content);
    }
}
