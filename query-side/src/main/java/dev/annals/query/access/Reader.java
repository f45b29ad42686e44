package dev.annals.query.access;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who reads, what for, and what has to be visible to it.
 *
 * @param caller who reads
 * @param purpose what it gave as purpose; {@code unstated} where it gave none
 * @param atLeast the position that has to be visible; null for whatever is
 */
public record Reader(
        Caller caller, String purpose, @Nullable Long atLeast) {

    /** The header that says what a read is for; the parameter {@code purpose} says it as well. */
    public static final String PURPOSE = "X-Annals-Purpose";

    private static final int LONGEST_PURPOSE = 200;
    private static final String UNSTATED = "unstated";

    /**
     * The reader behind a request.
     *
     * @throws Rejected with {@code INVALID_PARAMETER} when purpose or position cannot be used
     */
    public static Reader of(HttpServletRequest request) {
        return new Reader(principal(), purposeOf(request), positionIn(request.getParameter("atLeast")));
    }

    /**
     * The same where a parameter {@code purpose} means something else: only the header says what the read is for.
     *
     * @throws Rejected with {@code INVALID_PARAMETER} when purpose or position cannot be used
     */
    public static Reader byHeaders(HttpServletRequest request) {
        return new Reader(
                principal(), purpose(request.getHeader(PURPOSE)), positionIn(request.getParameter("atLeast")));
    }

    /** Whether it gave a purpose. */
    public boolean hasPurpose() {
        return !purpose.equals(UNSTATED);
    }

    /** Whether it may see personal values unmasked. */
    public boolean seesClearly() {
        return caller.may(Permission.READ_PROFILES);
    }

    private static Caller principal() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new Rejected(Rejection.UNAUTHENTICATED, "The request carries no credentials.");
    }

    private static String purposeOf(HttpServletRequest request) {
        String header = request.getHeader(PURPOSE);
        return purpose(header == null ? request.getParameter("purpose") : header);
    }

    private static String purpose(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return UNSTATED;
        }
        String purpose = given.strip();
        if (purpose.length() > LONGEST_PURPOSE || purpose.chars().anyMatch(Character::isISOControl)) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER, "The purpose has at most 200 characters, none of them for control.");
        }
        return purpose;
    }

    private static @Nullable Long positionIn(@Nullable String given) {
        try {
            return given == null ? null : Long.valueOf(given);
        } catch (NumberFormatException e) {
            throw new Rejected(Rejection.INVALID_PARAMETER, "The parameter 'atLeast' is no position: a whole number.");
        }
    }
}
