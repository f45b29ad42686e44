package dev.annals.command.recording;

import java.util.Locale;

/** The kinds of streams; stored with every event as Axon's aggregate type. */
public enum StreamKind {
    FRAGMENT,
    QUARANTINE,
    ACCESS,
    RULES,
    PURPOSES,
    ERASURE,
    SEGMENT,
    HOLDS,
    HELD;

    /** Whether events of such streams hold something personal. */
    boolean isSealed() {
        return switch (this) {
            case FRAGMENT, QUARANTINE, HELD -> true;
            case ACCESS, RULES, PURPOSES, ERASURE, SEGMENT, HOLDS -> false;
        };
    }

    /** The stored name: lower case. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
