package dev.annals.app.security;

import static dev.annals.api.security.Permission.BUILD_SEGMENTS;
import static dev.annals.api.security.Permission.DECIDE_IDENTITY;
import static dev.annals.api.security.Permission.HANDLE_REQUESTS;
import static dev.annals.api.security.Permission.OPERATE;
import static dev.annals.api.security.Permission.PUBLISH_JOURNEYS;
import static dev.annals.api.security.Permission.PUBLISH_PLAN;
import static dev.annals.api.security.Permission.PUBLISH_PURPOSES;
import static dev.annals.api.security.Permission.READ_AUDIT;
import static dev.annals.api.security.Permission.READ_MASKED;
import static dev.annals.api.security.Permission.READ_PROFILES;
import static dev.annals.api.security.Permission.RECORD_CONSENT;
import static dev.annals.api.security.Permission.REQUEST_DELIVERIES;
import static dev.annals.api.security.Permission.RETRACT;
import static dev.annals.api.security.Permission.SEND;
import static dev.annals.api.security.Permission.SUBMIT_REQUESTS;
import static dev.annals.api.security.Permission.WRITE_TEMPLATES;

import dev.annals.api.security.Permission;
import dev.annals.api.security.Role;
import java.util.Map;
import java.util.Set;

/** Who may do what, written down a second time, so that nobody gains or loses a permission by accident. */
final class TableOfRoles {

    private static final Map<Role, Set<Permission>> TABLE = Map.of(
            Role.SOURCE,
            Set.of(SEND),
            Role.ANALYST,
            Set.of(READ_MASKED),
            Role.MARKETER,
            Set.of(READ_MASKED, READ_PROFILES, BUILD_SEGMENTS),
            Role.DESIGNER,
            Set.of(READ_MASKED, PUBLISH_JOURNEYS, WRITE_TEMPLATES),
            Role.COMPLIANCE,
            Set.of(
                    READ_MASKED,
                    READ_PROFILES,
                    READ_AUDIT,
                    DECIDE_IDENTITY,
                    RETRACT,
                    RECORD_CONSENT,
                    PUBLISH_PURPOSES,
                    HANDLE_REQUESTS,
                    SUBMIT_REQUESTS),
            Role.SERVICE,
            Set.of(READ_MASKED, READ_PROFILES, RECORD_CONSENT, REQUEST_DELIVERIES),
            Role.CONTROLLER,
            Set.of(SUBMIT_REQUESTS),
            Role.ADMIN,
            Set.of(
                    SEND,
                    READ_MASKED,
                    READ_PROFILES,
                    READ_AUDIT,
                    DECIDE_IDENTITY,
                    RETRACT,
                    PUBLISH_PLAN,
                    RECORD_CONSENT,
                    PUBLISH_PURPOSES,
                    PUBLISH_JOURNEYS,
                    BUILD_SEGMENTS,
                    HANDLE_REQUESTS,
                    SUBMIT_REQUESTS,
                    REQUEST_DELIVERIES,
                    WRITE_TEMPLATES,
                    OPERATE));

    private TableOfRoles() {}

    static boolean allows(Role role, Permission permission) {
        return TABLE.getOrDefault(role, Set.of()).contains(permission);
    }
}
