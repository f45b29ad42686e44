package dev.annals.api.request;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Command: a person asks for something. Answers a {@link RequestReceipt}; the same request once more changes nothing.
 *
 * @param request its id
 * @param type what is asked for
 * @param law the law it is answered by
 * @param channel by which way it came: {@code desk} or {@code opendsr}
 * @param submitted when the person asked
 * @param fragments the fragments of the identities that the person named
 * @param due by when the law wants it answered
 * @param needsIdentity whether it has to be shown first that the person is who it says
 * @param purposes the keys of the purposes that an objection is about; empty for all to which it can be about
 * @param controller who asks for the person, by the name of its token; null for the person itself
 * @param reference by what the sender calls the request; null for nothing
 * @param fingerprint of what was sent
 * @param callbacks the addresses that are told of each change
 * @param requester who asks
 */
public record ReceiveRequest(
        FragmentId request,
        RequestType type,
        String law,
        String channel,
        Instant submitted,
        List<FragmentId> fragments,
        Due due,
        boolean needsIdentity,
        List<String> purposes,
        @Nullable String controller,
        @Nullable String reference,
        String fingerprint,
        List<String> callbacks,
        Requester requester) {

    @Override
    public String toString() {
        return "ReceiveRequest[" + type + " " + request + "]";
    }
}
