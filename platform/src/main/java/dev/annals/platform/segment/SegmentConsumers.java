package dev.annals.platform.segment;

import java.util.List;

/** Port: tells what uses a segment, so that none that is in use is archived. Rooms offer beans of this type. */
public interface SegmentConsumers {

    /**
     * Something that uses a segment.
     *
     * @param kind what it is: {@code segment}, {@code journey}, {@code sync}, ...
     * @param key its key
     */
    record Consumer(String kind, String key) {}

    /** What uses a segment. */
    List<Consumer> of(String segment);
}
