package dev.annals.command.quarantine;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Receipt;
import dev.annals.api.quarantine.QuarantineEvent.InteractionQuarantined;
import dev.annals.command.interaction.Submission;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.platform.crypto.FragmentIds;
import java.util.Set;
import java.util.UUID;

/**
 * Decides to keep an unacceptable item. The same item sent again by the same source is kept once, whatever time of sending
 * it carries.
 */
public final class QuarantineSubmission implements Decision<Receipt> {

    private final Submission.Unacceptable item;
    private final FragmentId id;

    public QuarantineSubmission(Submission.Unacceptable item, FragmentIds ids) {
        this.item = item;
        this.id = ids.of("quarantine", item.source(), LastingText.of(item.raw()));
    }

    @Override
    public Set<UUID> eventIds() {
        return Set.of(id.value());
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of(id);
    }

    @Override
    public Receipt decide(StreamAppends appends) {
        if (!appends.isStored(id.value())) {
            appends.append(
                    id,
                    StreamKind.QUARANTINE,
                    new InteractionQuarantined(
                            id, item.source(), item.rejection().code(), item.detail(), item.receivedAt(), item.raw()),
                    id.value(),
                    "source:" + item.source());
        }
        return new Receipt(
                item.messageId(), Receipt.Status.QUARANTINED, item.rejection().code() + ": " + item.detail(), 0);
    }
}
