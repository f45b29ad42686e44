package dev.annals.api.consent;

import dev.annals.api.identity.FragmentId;

/**
 * Command: a message is about to be sent, and uses up one that a consent authorised. Answers a {@link ConsentReceipt}
 * that names the consent; the same use again changes nothing.
 *
 * @param profile any fragment of the person
 * @param key what the message is about
 * @param use the id of the delivery
 * @param by who asks
 */
public record UseConsent(FragmentId profile, ConsentKey key, String use, String by) {}
