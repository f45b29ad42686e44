package dev.annals.platform.delivery;

import java.util.List;

/**
 * How fast a connector sends, and for how long it tries.
 *
 * @param perSecond the most messages in a second
 * @param parallel the most messages at once
 * @param attempts after how many attempts a message is given up
 */
public record Pace(int perSecond, int parallel, int attempts) {

    private static final int USUAL_RATE = 50;
    private static final int USUAL_PARALLEL = 8;
    private static final int USUAL_ATTEMPTS = 12;

    /** The settings of every connector. */
    static final List<Setting> SETTINGS = List.of(
            Setting.number(
                    "per-second", "Messages a second", "The most messages that are sent in a second.", USUAL_RATE),
            Setting.number("parallel", "At once", "The most messages that are sent at once.", USUAL_PARALLEL),
            Setting.number("attempts", "Attempts", "After how many attempts a message is given up.", USUAL_ATTEMPTS),
            Setting.text(
                    StoredConnector.COUNTRY,
                    "Country",
                    "Where the provider keeps data, as two letters, for rules of residency.",
                    false),
            Setting.text(
                    StoredConnector.MECHANISM,
                    "Transfer mechanism",
                    "On what ground data may be taken there, as residency.yaml calls it.",
                    false),
            Setting.secret(
                    StoredConnector.CALLBACK_SECRET,
                    "Secret of outcomes",
                    "With what the provider signs what it says of messages, as whsec_ and 24 to 64 bytes in Base64.",
                    false));

    /** What settings say. */
    public static Pace of(ConnectorSettings settings) {
        return new Pace(
                Math.max(1, settings.number("per-second")),
                Math.max(1, settings.number("parallel")),
                Math.max(1, settings.number("attempts")));
    }
}
