package dev.annals.platform.roles;

import java.util.Locale;
import java.util.Optional;

/** A duty a process can have; one process may have several, an installation needs each at least once. */
public enum ProcessRole {
    COMMAND,
    PROJECTIONS,
    SAGAS,
    CHANNELS,
    QUERY;

    /** The name used on the command line: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that wire name, if there is one. */
    public static Optional<ProcessRole> named(String wireName) {
        for (ProcessRole role : values()) {
            if (role.wireName().equals(wireName)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
