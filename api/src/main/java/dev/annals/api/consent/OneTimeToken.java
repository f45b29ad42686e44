package dev.annals.api.consent;

import java.time.Instant;

/**
 * What answers a request for consent, once.
 *
 * @param hash SHA-256 of the token's text, in hexadecimal digits; the text itself is kept nowhere
 * @param until when it ceases to answer
 */
public record OneTimeToken(String hash, Instant until) {}
