package dev.annals.platform.delivery;

import dev.annals.platform.residency.Destination;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connector as it was set up: how a provider is reached for some channels.
 *
 * @param key its key: lower-case letters, digits and hyphens
 * @param kind the kind of connector, such as {@code smtp}
 * @param channels the channels it performs
 * @param isEnabled whether it takes messages
 * @param settings its settings, secret ones included, by name
 * @param changedAt when it was set up last
 * @param changedBy who did that
 */
public record StoredConnector(
        String key,
        String kind,
        List<String> channels,
        boolean isEnabled,
        Map<String, String> settings,
        Instant changedAt,
        String changedBy) {

    /** The setting that names the country in which the provider keeps data. */
    public static final String COUNTRY = "country";

    /** The setting that names the ground on which data may be taken there. */
    public static final String MECHANISM = "mechanism";

    /** The setting that holds the secret with which the provider signs what it says of messages. */
    public static final String CALLBACK_SECRET = "callback-secret";

    /** Who performs a channel, as gates see it. */
    public ConnectorChoice choice() {
        return new ConnectorChoice(key, new Destination(key, setting(COUNTRY), setting(MECHANISM)));
    }

    private @Nullable String setting(String name) {
        String value = settings.get(name);
        return value == null || value.isBlank() ? null : value.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "StoredConnector[" + key + ", " + kind + "]";
    }
}
