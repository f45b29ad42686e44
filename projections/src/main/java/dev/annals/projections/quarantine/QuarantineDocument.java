package dev.annals.projections.quarantine;

import dev.annals.api.Personal;
import dev.annals.api.Subject;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A quarantined item. It is kept twice: by its id, with all there is to it, and by the position at which it was
 * quarantined, so that a page of the list is a range of keys; the latter has no {@code raw} and stays as it began.
 *
 * @param item the item's id
 * @param quarantined the position at which it was quarantined
 * @param source the source that sent it
 * @param code the rejection's code
 * @param detail what was wrong and where, without any value that was sent
 * @param receivedAt when the request came
 * @param status what has become of it
 * @param closedBy who re-drove it or gave it up; null while it is open
 * @param closedAt when; null while it is open
 * @param reason why it was given up; null otherwise
 * @param fragment the fragment in which it is recorded now; null unless it was re-driven
 * @param raw the item as JSON text; null once erased
 */
@Wire(name = "document.quarantined-item")
public record QuarantineDocument(
        @Subject FragmentId item,
        long quarantined,
        String source,
        String code,
        String detail,
        Instant receivedAt,
        Status status,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        @Nullable String reason,
        @Nullable FragmentId fragment,
        @Personal @Nullable String raw) {

    /** What can become of an item. Wire names are lower case. */
    public enum Status {
        OPEN,
        REDRIVEN,
        DISCARDED,
        ERASED
    }

    @Override
    public String toString() {
        return "QuarantineDocument[" + item + " " + status + "]";
    }
}
