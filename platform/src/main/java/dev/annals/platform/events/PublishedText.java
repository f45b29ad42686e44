package dev.annals.platform.events;

/** An edition of a configuration that is published as one text. */
public interface PublishedText {

    /** Its version; 0 where none was published. */
    int version();

    /** The text as it was written. */
    String text();

    /** Its place in the log; -1 where none was published. */
    long position();
}
