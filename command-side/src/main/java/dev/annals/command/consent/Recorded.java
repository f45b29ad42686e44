package dev.annals.command.consent;

import dev.annals.api.consent.ConsentReceipt;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.util.UUID;

/** What came of a decision that was to be recorded. */
sealed interface Recorded {

    /**
     * It is on record.
     *
     * @param record the id of the record
     * @param fragment the fragment in whose stream it is
     * @param state what it says
     * @param isNew whether it was recorded now
     */
    record OnRecord(UUID record, FragmentId fragment, ConsentState state, boolean isNew) implements Recorded {}

    /**
     * It was refused. A refusal is an answer rather than an exception, so that it spoils nothing else of its group.
     *
     * @param rejection the entry of the catalogue
     * @param detail what was wrong
     */
    record Refused(Rejection rejection, String detail) implements Recorded {}

    /**
     * The receipt.
     *
     * @param position the position up to which the log has to be read to see it
     * @throws Rejected when it was refused
     */
    default ConsentReceipt receipt(long position) {
        return switch (this) {
            case OnRecord it -> new ConsentReceipt(it.record(), it.fragment(), it.state(), it.isNew(), position);
            case Refused it -> throw new Rejected(it.rejection(), it.detail());
        };
    }
}
