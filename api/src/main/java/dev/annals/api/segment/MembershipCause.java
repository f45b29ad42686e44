package dev.annals.api.segment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why somebody entered or left a segment. */
public enum MembershipCause {
    /** The person did or said something. */
    INTERACTION,
    /** The person decided about a purpose. */
    CONSENT,
    /** A tag was put on the person, or taken off. */
    TAG,
    /** Time went by: a window closed or opened, or the time for which data are kept was over. */
    CLOCK,
    /** The segment's definition was changed, or what it rests on: the catalogue of purposes. */
    RULE_CHANGE,
    /** The segment is new, and was filled from the whole history. */
    BACKFILL,
    /** The profile became part of another one, or another one part of it. */
    MERGE,
    /** The profile was split off another one, or another one off it. */
    SPLIT,
    /** The person was erased. */
    ERASURE,
    /** The person was put on a list, or taken off it. */
    LIST,
    /** The segment was archived. */
    ARCHIVED;

    /** The name used on the wire: lower case with hyphens. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
