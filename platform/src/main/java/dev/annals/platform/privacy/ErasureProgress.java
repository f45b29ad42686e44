package dev.annals.platform.privacy;

/** Port: up to which position of the log every erasure is finished. Kept with the keys, so that it is as old as they are. */
public interface ErasureProgress {

    /** The position; -1 before anything. */
    long position();

    /** Notes a higher position; a lower one changes nothing. */
    void advance(long position);
}
