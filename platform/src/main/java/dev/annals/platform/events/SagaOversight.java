package dev.annals.platform.events;

import java.util.Set;

/** How the sagas of this installation are doing, for those who run it. */
public interface SagaOversight {

    /** The names of the processors of sagas that this process runs. */
    Set<String> names();

    /** Up to which position of the log a processor has had its sagas told; -1 before the first event. */
    long position(String saga);

    /** Whether it runs here without error. */
    boolean healthy(String saga);

    /** How many deadlines should have been met more than a minute ago, and were not. */
    long overdue();
}
