package dev.annals.api.delivery;

import dev.annals.api.identity.FragmentId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands about segments that are kept in step with a channel. Each answers an {@link ChangeAudience.AudienceReceipt}. */
public sealed interface ChangeAudience {

    /** The segment's key. */
    String segment();

    /** The channel. */
    String channel();

    /**
     * Keep a segment in step with a channel from now on; what is so already changes nothing.
     *
     * @param segment the segment's key
     * @param channel the channel
     * @param purpose the key of the purpose for which its people are told to the channel
     * @param fields what is told of each of them, by name, with Liquid in it
     * @param by who asks
     */
    record AttachAudience(String segment, String channel, String purpose, Map<String, String> fields, String by)
            implements ChangeAudience {}

    /**
     * Keep a segment in step with a channel no more.
     *
     * @param segment the segment's key
     * @param channel the channel
     * @param by who asks
     */
    record DetachAudience(String segment, String channel, String by) implements ChangeAudience {}

    /**
     * Have the channel know what the segment says of one person; what it knows already changes nothing.
     *
     * @param segment the segment's key
     * @param channel the channel
     * @param profile the profile
     * @param isMember whether the person is in the segment
     * @param asOf up to which position of the log that was known; what is known already of a later one stays
     * @param cause the position of what led to it; null where nothing in particular did
     */
    record KeepInStep(
            String segment,
            String channel,
            FragmentId profile,
            boolean isMember,
            long asOf,
            @Nullable Long cause) implements ChangeAudience {}

    /**
     * Look anew whether a person may be told to the channel, because what that rests on has changed.
     *
     * @param segment the segment's key
     * @param channel the channel
     * @param profile the profile
     * @param cause the position of what has changed
     */
    record LookAnew(String segment, String channel, FragmentId profile, long cause) implements ChangeAudience {}

    /**
     * Answer: it is on record.
     *
     * @param changed whether it was not before
     * @param position up to which position the log has to be seen to see it
     */
    record AudienceReceipt(boolean changed, long position) {}
}
