package dev.annals.api.delivery;

import dev.annals.api.identity.FragmentId;
import org.jspecify.annotations.Nullable;

/**
 * What led to a delivery, so that its whole chain can be shown.
 *
 * @param kind {@code journey}, {@code segment} (an audience kept in step), {@code segment-left} (somebody is taken out of
 *     one), {@code segment-changed} (what was told of somebody is taken back, because something else is told now),
 *     {@code erasure} (somebody who was erased is taken out) or {@code api}
 * @param cause the position of the interaction, or of the change of a membership, that began it; null where nothing did
 * @param segment the segment through which the person came; null for none
 * @param segmentVersion its version
 * @param journey the journey; null for none
 * @param journeyVersion its version
 * @param run the run of the journey
 * @param step the step of the run
 */
public record Origin(
        String kind,
        @Nullable Long cause,
        @Nullable String segment,
        @Nullable Integer segmentVersion,
        @Nullable String journey,
        @Nullable Integer journeyVersion,
        @Nullable FragmentId run,
        @Nullable String step) {

    public static final String API = "api";
    public static final String JOURNEY = "journey";
    public static final String SEGMENT = "segment";
    public static final String SEGMENT_LEFT = "segment-left";
    public static final String SEGMENT_CHANGED = "segment-changed";
    public static final String ERASURE = "erasure";

    /** Somebody asked for it by themselves. */
    public static Origin api() {
        return new Origin(API, null, null, null, null, null, null, null);
    }

    /** A step of a journey's run asks for it. */
    public static Origin journey(String journey, int version, FragmentId run, String step) {
        return new Origin(JOURNEY, null, null, null, journey, version, run, step);
    }

    /** A segment that is kept in step with a channel asks for it. */
    public static Origin segment(String segment, int version) {
        return new Origin(SEGMENT, null, segment, version, null, null, null, null);
    }

    /** Somebody is taken out of what is kept in step with a segment. */
    public static Origin segmentLeft(String segment, int version) {
        return new Origin(SEGMENT_LEFT, null, segment, version, null, null, null, null);
    }

    /** What was told of somebody in what is kept in step with a segment is taken back: it is told otherwise now. */
    public static Origin segmentChanged(String segment, int version) {
        return new Origin(SEGMENT_CHANGED, null, segment, version, null, null, null, null);
    }

    /** Somebody who was erased is taken out of what is kept in step with a segment. */
    public static Origin erasure(String segment, int version) {
        return new Origin(ERASURE, null, segment, version, null, null, null, null);
    }

    /** Whether it is of somebody who was erased, so that nothing is left to weigh it by. */
    public boolean comesOfErasure() {
        return kind.equals(ERASURE);
    }

    /** Whether it is asked for to keep an audience in step, as long as nothing else is. */
    public boolean keepsInStep() {
        return kind.equals(SEGMENT) || kind.equals(SEGMENT_LEFT);
    }

    /** Whether somebody is only taken out of something. */
    public boolean takesOut() {
        return kind.equals(SEGMENT_LEFT) || kind.equals(SEGMENT_CHANGED) || comesOfErasure();
    }

    /** The same, begun by the event at a position. */
    public Origin causedBy(@Nullable Long position) {
        return new Origin(kind, position, segment, segmentVersion, journey, journeyVersion, run, step);
    }

    /** The same, of somebody who came through a segment. */
    public Origin through(@Nullable String key, @Nullable Integer version) {
        return new Origin(kind, cause, key, version, journey, journeyVersion, run, step);
    }
}
