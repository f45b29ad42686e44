package dev.annals.api.segment;

import dev.annals.api.Event;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;

/** What happens to segments. Definitions stand in one stream, the members of each segment in a stream of its own. */
public sealed interface SegmentEvent extends Event {

    /** The stream. */
    FragmentId stream();

    /** The segment's key. */
    String segment();

    /**
     * A version of a segment's definition holds from now on.
     *
     * @param stream the stream of definitions
     * @param segment the segment's key
     * @param version its version, from 1
     * @param hash SHA-256 of the text, in hexadecimal digits
     * @param text the definition as it was written, YAML or JSON
     */
    @Wire(name = "segment.published")
    record SegmentPublished(FragmentId stream, String segment, int version, String hash, String text)
            implements SegmentEvent {}

    /**
     * A segment is not kept any more; everybody leaves it. It can be published anew.
     *
     * @param stream the stream of definitions
     * @param segment the segment's key
     * @param version the version that held
     */
    @Wire(name = "segment.archived")
    record SegmentArchived(FragmentId stream, String segment, int version) implements SegmentEvent {}

    /**
     * People were put on a static list, or taken off it. They are told by the fragments by which they were named.
     *
     * @param stream the stream of the segment's lists
     * @param segment the segment's key
     * @param added who is on it from now on
     * @param removed who is not on it any more
     */
    @Wire(name = "segment.listed")
    record SegmentListed(FragmentId stream, String segment, List<FragmentId> added, List<FragmentId> removed)
            implements SegmentEvent {

        public SegmentListed {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    /**
     * People entered the segment or left it.
     *
     * @param stream the stream of the segment's members
     * @param segment the segment's key
     * @param version the version of the definition
     * @param changes what changed, in the order in which it became true
     * @param reflects the position of the log up to which everything that follows for any segment is on record
     * @param clock the instant up to which it is
     */
    @Wire(name = "segment.membership-changed")
    record MembershipChanged(
            FragmentId stream,
            String segment,
            int version,
            List<MembershipChange> changes,
            long reflects,
            Instant clock)
            implements SegmentEvent {

        public MembershipChanged {
            changes = List.copyOf(changes);
        }
    }
}
