package dev.annals.platform.delivery;

import dev.annals.api.delivery.Standing;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: who stands how in the audiences that are kept in step with segments, as far as it is on record. */
public interface AudienceMembers {

    /**
     * Somebody who is in an audience, or is held back from it.
     *
     * @param profile the profile
     * @param standing which of both
     * @param gate the gate that holds the person back; null where none does
     * @param delivery the message that told the channel last; null where none did
     * @param since since when
     */
    record Member(
            FragmentId profile,
            Standing standing,
            @Nullable String gate,
            @Nullable FragmentId delivery,
            Instant since) {}

    /**
     * A page of them, in the order of their ids.
     *
     * @param after the last of the page before; null for the first page
     * @param limit the most wanted
     */
    List<Member> page(String segment, String channel, @Nullable FragmentId after, int limit);

    /** Up to which position of the log is known who is in which segment. */
    long membershipsKnownUpTo();
}
