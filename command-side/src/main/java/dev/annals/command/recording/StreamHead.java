package dev.annals.command.recording;

import dev.annals.api.Event;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.Consents;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.FragmentSnapshot;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.command.identity.Fragment;
import dev.annals.command.privacy.Standing;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The end of a stream and what the events before it amount to.
 *
 * @param sequence the sequence of the newest event; -1 for an empty stream
 * @param fragment the fragment's state; unopened for streams that are no fragments, and once erased
 * @param consents what the fragment's stream says about consent; nothing once erased
 * @param standing what was decided about the fragment
 * @param memory what else its events amount to; null for streams of which nothing else has to be known
 */
record StreamHead(
        long sequence,
        Fragment fragment,
        Consents consents,
        Standing standing,
        @Nullable StreamMemory memory) {

    /** A stream of that many events that say nothing about a fragment. */
    static StreamHead bare(FragmentId stream, long sequence) {
        return new StreamHead(sequence, Fragment.unopened(stream), Consents.NONE, Standing.NONE, null);
    }

    /** What a snapshot says of the stream up to an event. */
    static StreamHead of(FragmentSnapshot snapshot, long sequence) {
        return new StreamHead(sequence, Fragment.of(snapshot), snapshot.consentsOrNone(), Standing.NONE, null);
    }

    /** The head after one more event, recorded at an instant. */
    StreamHead after(UUID eventId, Object payload, Instant at) {
        Standing next = payload instanceof Event event ? standing.after(event) : standing;
        StreamMemory more = memory != null && payload instanceof Event event ? memory.after(event, at) : memory;
        return switch (payload) {
            case IdentityEvent identity ->
                new StreamHead(sequence + 1, fragment.after(identity, at), consents, next, more);
            case ConsentEvent consent ->
                new StreamHead(sequence + 1, fragment, consents.after(eventId, consent), next, more);
            case FragmentErased erased ->
                new StreamHead(sequence + 1, Fragment.unopened(erased.fragment()), Consents.NONE, next, more);
            default -> new StreamHead(sequence + 1, fragment, consents, next, more);
        };
    }

    /** The head with other consents. */
    StreamHead with(Consents folded) {
        return new StreamHead(sequence, fragment, folded, standing, memory);
    }

    /** The same with what else is known of it. */
    StreamHead remembering(StreamMemory known) {
        return new StreamHead(sequence, fragment, consents, standing, known);
    }

    /**
     * The fragment's snapshot; null before it was opened, and where it cannot be told by one: what was decided about a
     * fragment is in its events only.
     */
    @Nullable
    FragmentSnapshot snapshot() {
        FragmentSnapshot snapshot = fragment.snapshot();
        return snapshot == null || !standing.equals(Standing.NONE) ? null : snapshot.with(consents);
    }
}
