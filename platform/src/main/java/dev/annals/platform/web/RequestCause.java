package dev.annals.platform.web;

import dev.annals.api.Cause;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.events.CurrentCause;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request its id, and makes it with the reason given the cause of all that the request leads to. The id is
 * the sender's own, where it sends one that can be used, and comes back with the answer.
 */
public final class RequestCause extends OncePerRequestFilter {

    /** The header that holds the id, in the request and in its answer. */
    public static final String REQUEST_ID = "X-Request-Id";

    /** The header that says why something is done; what is no ASCII character is per cent-encoded UTF-8. */
    public static final String REASON = "X-Annals-Reason";

    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._:/+=-]{1,64}");
    private static final int LONGEST_REASON = 500;

    private final InstantSource clock;

    /** @param clock when requests come that have no id */
    public RequestCause(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = id(request.getHeader(REQUEST_ID));
        response.setHeader(REQUEST_ID, id);
        Cause cause;
        try {
            cause = new Cause(null, reason(request.getHeader(REASON)), id);
        } catch (Rejected refused) {
            Problem.of(refused).writeTo(response);
            return;
        }
        CurrentCause.Scope scope = CurrentCause.set(cause);
        try {
            chain.doFilter(request, response);
        } finally {
            scope.close();
        }
    }

    private String id(@Nullable String given) {
        return given != null && USABLE.matcher(given).matches()
                ? given
                : RequestIds.made(clock.instant(), ThreadLocalRandom.current().nextLong());
    }

    private static @Nullable String reason(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String reason = decoded(given.strip());
        if (reason.length() > LONGEST_REASON || reason.chars().anyMatch(Character::isISOControl)) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER,
                    "The reason in the header " + REASON + " has at most " + LONGEST_REASON
                            + " characters, none of them for control.");
        }
        return reason;
    }

    private static String decoded(String given) {
        try {
            return URLDecoder.decode(given.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return given;
        }
    }
}
