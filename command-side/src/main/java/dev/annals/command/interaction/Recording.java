package dev.annals.command.interaction;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Receipt;
import dev.annals.command.consent.CollectionGate;
import dev.annals.command.identity.MergeForest;
import dev.annals.command.recording.Decision;
import dev.annals.platform.crypto.FragmentIds;

/** Decides what recording an acceptable item means. */
public sealed interface Recording extends Decision<Receipt> permits RecordInteraction, RecordAlias {

    /** The fragment it is recorded in; certain once it is decided. */
    FragmentId fragment();

    /** The decision about an item. */
    static Recording of(Submission.Acceptable acceptable, MergeForest forest, CollectionGate gate, FragmentIds ids) {
        return acceptable.previous() == null
                ? new RecordInteraction(acceptable.interaction(), forest, gate, ids)
                : new RecordAlias(acceptable.interaction(), acceptable.previous(), forest, gate, ids);
    }
}
