package dev.annals.query.segment;

import dev.annals.platform.segment.PublishedDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A segment as the API answers it.
 *
 * @param segment its key
 * @param name what people call it
 * @param description what it is for
 * @param kind {@code dynamic} where a condition finds its members, {@code list} where people are put on it
 * @param version the version of the definition that holds
 * @param purpose what it is used for; null where it is bound to none
 * @param channel the channel it is used by; null where none
 * @param size how many members it has
 * @param state {@code live}, or what is under way: {@code reading history}, {@code looking at people}, {@code starting}
 * @param since when that version was published
 * @param by who published it
 * @param definition the definition as it was written; null in lists
 */
record SegmentView(
        String segment,
        String name,
        @Nullable String description,
        String kind,
        int version,
        @Nullable String purpose,
        @Nullable String channel,
        long size,
        String state,
        Instant since,
        String by,
        @Nullable String definition) {

    static SegmentView of(PublishedDefinition it, long size, @Nullable String state, boolean whole) {
        return new SegmentView(
                it.key(),
                it.definition().name(),
                it.definition().description(),
                it.definition().isList() ? "list" : "dynamic",
                it.version(),
                it.definition().purpose(),
                it.definition().channel(),
                size,
                it.archived() ? "archived" : state == null ? "live" : state,
                it.since(),
                it.by(),
                whole ? it.definition().text() : null);
    }

    /**
     * A version of a definition.
     *
     * @param version its number
     * @param since when it was published
     * @param by who published it
     * @param definition the definition as it was written
     */
    record Version(int version, Instant since, String by, String definition) {

        static Version of(PublishedDefinition it) {
            return new Version(
                    it.version(), it.since(), it.by(), it.definition().text());
        }
    }
}
