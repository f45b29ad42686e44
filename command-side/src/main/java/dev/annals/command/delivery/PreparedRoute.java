package dev.annals.command.delivery;

import dev.annals.api.delivery.Message;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.delivery.ConnectorChoice;
import dev.annals.platform.delivery.Weighing.Content;
import org.jspecify.annotations.Nullable;

/**
 * A way a message may go, with everything that has to be looked up before it is weighed.
 *
 * @param channel the channel
 * @param connector who performs it; null where nobody does
 * @param said where it goes, as it was said; null where nothing was
 * @param usable the same as a provider takes it; null where it cannot be one
 * @param addressId its keyed hash; null where there is none
 * @param template the key of the template; null where a message was given
 * @param templateVersion its version
 * @param message the text as it would be sent; null where it cannot be made
 * @param content whether it could be made
 */
record PreparedRoute(
        String channel,
        @Nullable ConnectorChoice connector,
        @Nullable String said,
        @Nullable String usable,
        @Nullable FragmentId addressId,
        @Nullable String template,
        @Nullable Integer templateVersion,
        @Nullable Message message,
        Content content) {

    @Override
    public String toString() {
        return "PreparedRoute[" + channel + "]";
    }
}
