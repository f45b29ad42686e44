package dev.annals.api.access;

import dev.annals.api.Event;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who got in, who was turned away, and what they got at: recorded because a compliance officer has to answer for it. */
public sealed interface AccessEvent extends Event {

    /** The stream it is in: of the reads of one profile, of one token, or of all that has no such place. */
    FragmentId stream();

    /**
     * Unmasked personal data of a profile was handed out.
     *
     * @param stream the stream of reads of the profile
     * @param profile the profile that was read
     * @param resource what was read: {@code profile}, {@code timeline}, ...
     * @param purpose what the reader gave as purpose, at most 200 characters; {@code unstated} where none was given
     */
    @Wire(name = "access.personal-data-read")
    record PersonalDataRead(FragmentId stream, FragmentId profile, String resource, String purpose)
            implements AccessEvent {}

    /**
     * A list was handed out as a file.
     *
     * @param stream the stream of reads of the profile that it is about, or that of exports
     * @param profile the profile that it is about; null where it is about no single one
     * @param resource what was exported: {@code audit}, {@code ledger}, ...
     * @param format the kind of file: {@code csv}, {@code pdf}, ...
     * @param items how many entries it holds; -1 where they are not counted
     * @param purpose what the reader gave as purpose
     */
    @Wire(name = "access.exported")
    record ListExported(
            FragmentId stream, @Nullable FragmentId profile, String resource, String format, long items, String purpose)
            implements AccessEvent {}

    /**
     * It was decided whether people's data may be taken out of their region in a file.
     *
     * @param stream the stream of reads of the profile that it is about, or that of exports
     * @param profile the profile that it is about; null where it is about no single one
     * @param resource what was to be exported
     * @param region the region in which their data live
     * @param country where to, as an ISO 3166-1 code in lower case; null where nobody said
     * @param mechanism on what that rests; null where it is refused
     * @param allowed whether they may
     * @param reason why, by the residency policy
     * @param people how many people it is about
     */
    @Wire(name = "access.transfer-decided")
    record TransferDecided(
            FragmentId stream,
            @Nullable FragmentId profile,
            String resource,
            String region,
            @Nullable String country,
            @Nullable String mechanism,
            boolean allowed,
            String reason,
            long people)
            implements AccessEvent {}

    /**
     * A token or write key was made.
     *
     * @param stream the stream of the token
     * @param token its id
     * @param role what its holder may do
     * @param name what its holder is called
     * @param expiresAt from when on it is refused; null for never
     */
    @Wire(name = "access.token-made")
    record TokenMade(
            FragmentId stream,
            UUID token,
            String role,
            String name,
            @Nullable Instant expiresAt) implements AccessEvent {}

    /**
     * A token or write key was revoked.
     *
     * @param stream the stream of the token
     * @param token its id
     * @param role what its holder could do
     * @param name what its holder was called
     */
    @Wire(name = "access.token-revoked")
    record TokenRevoked(FragmentId stream, UUID token, String role, String name) implements AccessEvent {}

    /**
     * Somebody came in who had not for an hour.
     *
     * @param stream the stream of who came
     * @param by what was shown: {@code token}, or {@code issuer} for a token of the identity provider
     */
    @Wire(name = "access.signed-in")
    record SignedIn(FragmentId stream, String by) implements AccessEvent {}

    /**
     * Requests of the same kind were refused, counted together so that nobody can flood the log by asking.
     *
     * @param stream the stream of refusals
     * @param status 401 for no valid credentials, 403 for a role that does not allow it
     * @param endpoint method and path as the API describes it, without any value; {@code other} for the rest
     * @param origin a keyed hash of the address that asked; null where several did
     * @param times how often
     * @param first when the first one was refused
     * @param last when the last one was
     */
    @Wire(name = "access.denied")
    record AccessDenied(
            FragmentId stream,
            int status,
            String endpoint,
            @Nullable UUID origin,
            long times,
            Instant first,
            Instant last)
            implements AccessEvent {}

    /**
     * The master key was replaced.
     *
     * @param stream the stream of the master key
     * @param version the version that wraps from now on
     */
    @Wire(name = "access.master-key-rotated")
    record MasterKeyRotated(FragmentId stream, int version) implements AccessEvent {}
}
