package dev.annals.platform.delivery;

import dev.annals.api.delivery.Message;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to a provider.
 *
 * @param delivery the delivery: the key by which a provider knows it again, the same at every attempt
 * @param profile the fragment by which the person is named
 * @param channel the channel
 * @param purpose the key of the purpose
 * @param address to where; null where nobody is addressed
 * @param message what is said
 * @param handedOverAt when it was handed over
 */
public record Outgoing(
        FragmentId delivery,
        FragmentId profile,
        String channel,
        String purpose,
        @Nullable String address,
        Message message,
        Instant handedOverAt) {

    /** The field by which a message names whom it is about, where it cannot be sealed under that person's key any more. */
    public static final String ABOUT = "profileId";

    /**
     * Where it goes.
     *
     * @throws IllegalStateException when nobody is addressed
     */
    public String requiredAddress() {
        if (address == null) {
            throw new IllegalStateException("A message by " + channel + " is addressed to somebody");
        }
        return address;
    }

    /** Whom it is about: whoever a field {@code profileId} names, or else the person to whom it goes. */
    public FragmentId about() {
        return about(message, profile);
    }

    /** Whom a message is about. */
    public static FragmentId about(@Nullable Message message, FragmentId profile) {
        String named = message == null ? null : message.fields().get(ABOUT);
        try {
            return named == null ? profile : FragmentId.of(named);
        } catch (IllegalArgumentException notAnId) {
            return profile;
        }
    }

    /** What it says as plain text; empty where it says nothing. */
    public String text() {
        String text = message.text();
        return text == null ? "" : text;
    }

    @Override
    public String toString() {
        return "Outgoing[" + delivery + "]";
    }
}
