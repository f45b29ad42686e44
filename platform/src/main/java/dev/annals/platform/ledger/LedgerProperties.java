package dev.annals.platform.ledger;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger is kept and shown to others.
 *
 * @param every how long events wait, at most, for a checkpoint that covers them
 * @param witness to whom checkpoints are shown
 */
@ConfigurationProperties("annals.ledger")
public record LedgerProperties(
        @DefaultValue("2s") Duration every, @DefaultValue Witness witness) {

    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** @throws IllegalArgumentException with the complete list of what is wrong */
    public LedgerProperties {
        List<String> wrong = new ArrayList<>();
        within("every", every, wrong);
        witness.check(wrong);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "The settings of the ledger cannot be used:\n - " + String.join("\n - ", wrong));
        }
    }

    private static void within(String name, Duration given, List<String> wrong) {
        if (given.compareTo(SHORTEST) < 0 || given.compareTo(LONGEST) > 0) {
            wrong.add("annals.ledger." + name + " is " + given.toMillis() + " ms: use " + SHORTEST.toMillis()
                    + " ms to " + LONGEST.toHours() + " h");
        }
    }

    /**
     * To whom the newest checkpoint is shown, so that nobody can take it back, whoever owns the database.
     *
     * @param every how often
     * @param file a file to which it is appended; null for none
     * @param webhook an address it is posted to; null for none
     * @param syslog {@code host} or {@code host:port} of a syslog server (RFC 5424 over UDP); null for none
     */
    public record Witness(
            @DefaultValue("1h") Duration every,
            @Nullable Path file,
            @Nullable URI webhook,
            @Nullable String syslog) {

        private static final int LAST_PORT = 65_535;

        void check(List<String> wrong) {
            within("witness.every", every, wrong);
            if (webhook != null && !List.of("http", "https").contains(String.valueOf(webhook.getScheme()))) {
                wrong.add("annals.ledger.witness.webhook is no http: or https: address");
            }
            if (syslog != null && !isServer(syslog)) {
                wrong.add("annals.ledger.witness.syslog is neither host nor host:port");
            }
        }

        private static boolean isServer(String given) {
            if (!given.matches("[A-Za-z0-9.-]+(:\\d{1,5})?")) {
                return false;
            }
            int colon = given.indexOf(':');
            int port = colon < 0 ? 1 : Integer.parseInt(given.substring(colon + 1));
            return port >= 1 && port <= LAST_PORT;
        }
    }
}
