package dev.annals.command.recording;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.Consents;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.FragmentSnapshot;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.command.identity.Fragment;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The end of a stream and what the events before it amount to.
 *
 * @param sequence the sequence of the newest event; -1 for an empty stream
 * @param fragment the fragment's state; unopened for streams that are no fragments
 * @param consents what the fragment's stream says about consent
 */
record StreamHead(long sequence, Fragment fragment, Consents consents) {

    /** A stream of that many events that say nothing about a fragment. */
    static StreamHead bare(FragmentId stream, long sequence) {
        return new StreamHead(sequence, Fragment.unopened(stream), Consents.NONE);
    }

    /** The head after one more event, recorded at an instant. */
    StreamHead after(UUID eventId, Object event, Instant at) {
        return switch (event) {
            case IdentityEvent identity -> new StreamHead(sequence + 1, fragment.after(identity, at), consents);
            case ConsentEvent consent -> new StreamHead(sequence + 1, fragment, consents.after(eventId, consent));
            default -> new StreamHead(sequence + 1, fragment, consents);
        };
    }

    /** The fragment's snapshot; null before it was opened. */
    @Nullable
    FragmentSnapshot snapshot() {
        FragmentSnapshot snapshot = fragment.snapshot();
        return snapshot == null ? null : snapshot.with(consents);
    }
}
