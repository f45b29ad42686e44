package dev.annals.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Knows under which address people reach this installation, for links that are sent to them. */
public final class PublicAddress {

    private final @Nullable String configured;

    /** @param configured {@code annals.public-url}; null to take the address that a request shows */
    public PublicAddress(@Nullable String configured) {
        this.configured = configured == null || configured.isBlank() ? null : withoutSlash(configured.strip());
    }

    /** The address, without a slash at its end. */
    public String of(HttpServletRequest request) {
        return configured == null
                ? withoutSlash(URI.create(request.getRequestURL().toString())
                        .resolve(request.getContextPath() + "/")
                        .toString())
                : configured;
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
