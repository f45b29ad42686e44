package dev.annals.axonserver.eventstore;

/**
 * What thousands of events have in common, so that a row needs two bytes for it.
 *
 * @param streamType Axon's aggregate type
 * @param payloadType the event's wire name
 * @param payloadRevision the revision of its shape
 */
record EventKind(String streamType, String payloadType, String payloadRevision) {}
