package dev.annals.api.request;

import dev.annals.api.identity.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and how the person is called. Personal through and through.
 *
 * @param identities by what the person is known here, at least one
 * @param contact where the answer goes: a mail address, a postal address; null where a controller asks for the person
 * @param message what the person said; null for nothing
 */
public record Requester(
        List<Identifier> identities,
        @Nullable String contact,
        @Nullable String message) {

    @Override
    public String toString() {
        return "Requester[…]";
    }
}
