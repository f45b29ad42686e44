package dev.annals.api.access;

import dev.annals.api.Event;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;

/** Reads of personal data, recorded because a compliance officer has to answer who saw what. */
public sealed interface AccessEvent extends Event {

    /** The stream of reads of one profile: derived from kind {@code access} and the profile's id. */
    FragmentId stream();

    /**
     * Unmasked personal data of a profile was handed out.
     *
     * @param stream the stream of reads
     * @param profile the profile that was read
     * @param resource what was read: {@code profile}, {@code timeline}, ...
     * @param purpose what the reader gave as purpose, at most 200 characters; {@code unstated} where none was given
     */
    @Wire(name = "access.personal-data-read")
    record PersonalDataRead(FragmentId stream, FragmentId profile, String resource, String purpose)
            implements AccessEvent {}
}
