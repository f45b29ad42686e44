package dev.annals.platform.consent;

import dev.annals.platform.consent.PersonConsents.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person's data may be used for a purpose, and why.
 *
 * @param allowed whether they may
 * @param reason why, as a stable code: {@code consent_} and the state where it rests on what the person said,
 *     {@code consent_used_up}, {@code restricted}, {@code not_refused}, {@code basis_} and the lawful basis where it does not rest on what
 *     they say, {@code unknown_purpose} or {@code channel_not_of_purpose}
 * @param basis the lawful basis; null where the purpose is unknown
 * @param finding what the person said; null where nobody asked
 */
public record Verdict(
        boolean allowed,
        String reason,
        @Nullable LawfulBasis basis,
        @Nullable Finding finding) {}
