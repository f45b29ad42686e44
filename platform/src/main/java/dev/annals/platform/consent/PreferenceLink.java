package dev.annals.platform.consent;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a link opens to whoever follows it: the preferences of one person.
 *
 * @param fragment the fragment in which is recorded what the person decides by it
 * @param controller the controller whose preferences they are; null for the first of the catalogue
 * @param purpose the purpose that one click takes back; null for all of them
 * @param channel the channel by which; null for all of them
 * @param until when the link ceases to work
 * @param delivery the message in which it stands; null for none
 */
public record PreferenceLink(
        FragmentId fragment,
        @Nullable String controller,
        @Nullable String purpose,
        @Nullable String channel,
        Instant until,
        @Nullable FragmentId delivery) {

    /** A link that stands in no message. */
    public PreferenceLink(
            FragmentId fragment,
            @Nullable String controller,
            @Nullable String purpose,
            @Nullable String channel,
            Instant until) {
        this(fragment, controller, purpose, channel, until, null);
    }
}
