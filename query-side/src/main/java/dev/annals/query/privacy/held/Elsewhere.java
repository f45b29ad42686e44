package dev.annals.query.privacy.held;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.trait.Computation;
import dev.annals.query.identity.suggestion.Suspicion;
import dev.annals.query.privacy.held.AccessPackage.StreamCount;
import dev.annals.query.tag.OwnTag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is held about a person outside of its own streams, and what is made of it.
 *
 * @param messages the messages that were sent to the person or held back, oldest first
 * @param runs the person's runs through journeys, and entries that were refused, oldest first
 * @param tags the tags the person carries: those that somebody put, and those that segments give
 * @param segments the segments the person is in, with their logic
 * @param computed what is computed of the person, by which formula
 * @param suggestions of whom it is thought that it may be the same person
 */
record Elsewhere(
        List<Story> messages,
        List<Story> runs,
        List<OwnTag> tags,
        List<InSegment> segments,
        List<Computation.Value> computed,
        List<Suspicion> suggestions) {

    /**
     * Something with a stream of its own that is about the person.
     *
     * @param stream the stream
     * @param begun when it began
     * @param about what it is, as lists show it
     * @param what what it is, in words
     * @param events everything in the stream, oldest first
     */
    record Story(FragmentId stream, Instant begun, Record about, String what, List<RecordedEvent> events) {

        StreamCount count() {
            return new StreamCount(
                    stream,
                    events.size(),
                    events.isEmpty() ? null : events.getLast().sequence());
        }
    }

    /**
     * A segment the person is in.
     *
     * @param segment its key
     * @param name what people call it
     * @param since since when the person is in it
     * @param cause why it entered
     * @param purpose what the segment is used for; null where it is bound to no purpose
     * @param version the version of the definition
     * @param logic the definition: who is in it
     */
    record InSegment(
            String segment,
            String name,
            Instant since,
            String cause,
            @Nullable String purpose,
            int version,
            String logic) {}

    /** Whether each message and each run is there with all its events. */
    boolean reconciles() {
        return messages.stream().allMatch(story -> story.count().reconciles())
                && runs.stream().allMatch(story -> story.count().reconciles());
    }
}
