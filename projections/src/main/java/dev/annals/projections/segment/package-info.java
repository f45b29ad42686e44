/**
 * Finds out who enters and leaves segments, and keeps who is in them. {@code SegmentEngine} is the part that runs,
 * {@code SegmentMachine} the part that decides; what it decides becomes events, and documents are made of these.
 */
@NullMarked
package dev.annals.projections.segment;

import org.jspecify.annotations.NullMarked;
