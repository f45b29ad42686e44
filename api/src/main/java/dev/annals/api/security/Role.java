package dev.annals.api.security;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The duties a caller can have, each with its permissions. */
public enum Role {
    SOURCE(Permission.SEND),
    ANALYST(Permission.READ_MASKED),
    MARKETER(Permission.READ_MASKED, Permission.READ_PROFILES, Permission.BUILD_SEGMENTS),
    DESIGNER(Permission.READ_MASKED, Permission.PUBLISH_JOURNEYS, Permission.WRITE_TEMPLATES),
    COMPLIANCE(
            Permission.READ_MASKED,
            Permission.READ_PROFILES,
            Permission.READ_AUDIT,
            Permission.DECIDE_IDENTITY,
            Permission.RETRACT,
            Permission.RECORD_CONSENT,
            Permission.PUBLISH_PURPOSES,
            Permission.HANDLE_REQUESTS,
            Permission.SUBMIT_REQUESTS),
    SERVICE(Permission.READ_MASKED, Permission.READ_PROFILES, Permission.RECORD_CONSENT, Permission.REQUEST_DELIVERIES),
    CONTROLLER(Permission.SUBMIT_REQUESTS),
    ADMIN(
            Permission.SEND,
            Permission.READ_MASKED,
            Permission.READ_PROFILES,
            Permission.READ_AUDIT,
            Permission.DECIDE_IDENTITY,
            Permission.RETRACT,
            Permission.PUBLISH_PLAN,
            Permission.RECORD_CONSENT,
            Permission.PUBLISH_PURPOSES,
            Permission.PUBLISH_JOURNEYS,
            Permission.BUILD_SEGMENTS,
            Permission.HANDLE_REQUESTS,
            Permission.SUBMIT_REQUESTS,
            Permission.REQUEST_DELIVERIES,
            Permission.WRITE_TEMPLATES,
            Permission.OPERATE);

    private final Set<Permission> permissions;

    Role(Permission first, Permission... rest) {
        this.permissions = EnumSet.of(first, rest);
    }

    /** Whether the role carries the permission. */
    public boolean allows(Permission permission) {
        return permissions.contains(permission);
    }

    /** The permissions of the role. */
    public Set<Permission> permissions() {
        return Set.copyOf(permissions);
    }

    /** The name used in tokens and on the command line: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that wire name, if there is one. */
    public static Optional<Role> named(String wireName) {
        for (Role role : values()) {
            if (role.wireName().equals(wireName)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
