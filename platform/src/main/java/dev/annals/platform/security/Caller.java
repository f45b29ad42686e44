package dev.annals.platform.security;

import dev.annals.api.security.Permission;
import dev.annals.api.security.Role;
import java.util.Set;

/**
 * Who makes a request: the principal of every authenticated request, to be had in a controller by
 * {@code @AuthenticationPrincipal Caller}.
 *
 * <p>Its authorities are the names of its role's {@link Permission}s, so a method is guarded by
 * {@code @PreAuthorize("hasAuthority('READ_AUDIT')")}.
 *
 * @param role what the caller is here for
 * @param name the name of the token, or the subject an identity provider vouches for; 1 to 100 characters
 */
public record Caller(Role role, String name) {

    /** The most characters of a name. */
    public static final int LONGEST_NAME = 100;

    public Caller {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A caller's name has 1 to " + LONGEST_NAME + " characters");
        }
    }

    /** How events name the caller: {@code <role>:<name>}. */
    public String actor() {
        return role.wireName() + ":" + name;
    }

    /** Whether the caller's role carries the permission. */
    public boolean may(Permission permission) {
        return role.allows(permission);
    }

    /** The permissions of the caller's role. */
    public Set<Permission> permissions() {
        return role.permissions();
    }
}
