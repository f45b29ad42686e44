package dev.annals.platform.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.request.RequestType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the link to the package in which a request for access or portability ended. It follows from the request's own events
 * and is the same each time, so nothing is stored for it.
 */
public final class RequestPackages {

    private static final Duration VALID = Duration.ofDays(30);

    private final PackageLinks links;

    public RequestPackages(PackageLinks links) {
        this.links = links;
    }

    /**
     * The link; empty where the request is about something else, or nobody was known.
     *
     * @param base the address under which people reach this installation, without a slash at its end
     * @param type what was asked for
     * @param fragment the identifier whose person's package it is; null where nobody was known
     * @param completed when the request was completed; null while it is not
     */
    public Optional<String> url(
            String base,
            FragmentId request,
            RequestType type,
            @Nullable FragmentId fragment,
            @Nullable Instant completed) {
        boolean leadsToAPackage = switch (type) {
            case ACCESS, PORTABILITY -> true;
            case ERASURE, RECTIFICATION, RESTRICTION, OBJECTION, OPT_OUT_OF_SALE -> false;
        };
        if (!leadsToAPackage || fragment == null || completed == null) {
            return Optional.empty();
        }
        PackageLink link = new PackageLink(
                fragment,
                completed,
                "request " + request,
                completed.truncatedTo(ChronoUnit.SECONDS).plus(VALID));
        return Optional.of(base + PackageLinks.PATH + links.token(link));
    }
}
