package dev.annals.channels.delivery;

import dev.annals.api.delivery.Channel;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.channels.delivery.ConnectorQueue.DeadLetter;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Setting;
import dev.annals.platform.delivery.StoredConnector;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A connector as operators see it.
 *
 * @param key its key
 * @param kind its kind
 * @param channels the channels it performs
 * @param enabled whether it takes messages
 * @param settings its settings; of secrets only that they are there
 * @param circuit {@code closed} where it sends, {@code open} where too much went wrong, {@code stopped} where it has none
 * @param waiting how many messages wait
 * @param deadLetters how many were given up
 * @param changedAt when it was set up last
 * @param changedBy who did that
 */
record ConnectorView(
        String key,
        String kind,
        List<String> channels,
        boolean enabled,
        Map<String, String> settings,
        String circuit,
        int waiting,
        int deadLetters,
        Instant changedAt,
        String changedBy) {

    private static final String SET = "(set)";

    static ConnectorView of(
            StoredConnector stored, @Nullable ConnectorKind kind, String circuit, ConnectorQueue queue) {
        return new ConnectorView(
                stored.key(),
                stored.kind(),
                stored.channels(),
                stored.isEnabled(),
                shown(stored, kind),
                circuit,
                queue.size(),
                queue.deadLetters().size(),
                stored.changedAt(),
                stored.changedBy());
    }

    /** Where the kind is not known, nobody can tell what is secret, so nothing is shown. */
    private static Map<String, String> shown(StoredConnector stored, @Nullable ConnectorKind kind) {
        Map<String, String> shown = new TreeMap<>();
        Set<String> open = kind == null
                ? Set.of()
                : kind.allSettings().stream()
                        .filter(setting -> setting.type() != Setting.Type.SECRET)
                        .map(Setting::name)
                        .collect(Collectors.toSet());
        stored.settings().forEach((name, value) -> shown.put(name, open.contains(name) ? value : SET));
        return shown;
    }

    /**
     * A connector as somebody wants it.
     *
     * @param kind its kind
     * @param channels the channels it is to perform; all of its kind when left out
     * @param enabled whether it takes messages; true when left out
     * @param settings its settings
     */
    record Given(
            @Nullable String kind,
            @Nullable List<String> channels,
            @Nullable Boolean enabled,
            @Nullable Map<String, String> settings) {

        StoredConnector connector(
                String key,
                @Nullable StoredConnector before,
                Map<String, ConnectorKind> kinds,
                String by,
                Instant now) {
            ConnectorKind known = kind == null ? null : kinds.get(kind);
            if (known == null) {
                throw new Rejected(
                        Rejection.INVALID_FIELD,
                        "$.kind is to be one of " + String.join(", ", new TreeMap<>(kinds).keySet()) + ".");
            }
            List<String> performs = channels == null || channels.isEmpty() ? known.channels() : channels;
            if (!known.channels().containsAll(performs)) {
                throw new Rejected(
                        Rejection.INVALID_FIELD,
                        "$.channels are to be some of " + String.join(", ", known.channels()) + ".");
            }
            Map<String, String> all = new HashMap<>(settings == null ? Map.of() : settings);
            keepSecrets(all, before, known);
            List<String> flaws = ConnectorSettings.flaws(known, all);
            if (!flaws.isEmpty()) {
                throw new Rejected(Rejection.INVALID_CONFIGURATION, String.join("\n", flaws));
            }
            return new StoredConnector(
                    key,
                    known.name(),
                    Channel.all().stream().filter(performs::contains).toList(),
                    !Boolean.FALSE.equals(enabled),
                    Map.copyOf(all),
                    now,
                    by);
        }

        private static void keepSecrets(Map<String, String> all, @Nullable StoredConnector before, ConnectorKind kind) {
            for (Setting setting : kind.settings()) {
                String given = all.get(setting.name());
                boolean isLeftOut = given == null || given.equals(SET);
                if (setting.type() == Setting.Type.SECRET && isLeftOut) {
                    all.remove(setting.name());
                    String kept = before == null ? null : before.settings().get(setting.name());
                    if (kept != null) {
                        all.put(setting.name(), kept);
                    }
                }
            }
        }

        @Override
        public String toString() {
            return "Given[" + kind + "]";
        }
    }

    /**
     * A kind of connector.
     *
     * @param name its name
     * @param description what it is
     * @param channels the channels it can perform
     * @param idempotent whether its provider knows a message again
     * @param settings its settings
     */
    record Kind(String name, String description, List<String> channels, boolean idempotent, List<Setting> settings) {

        static Kind of(ConnectorKind kind) {
            return new Kind(kind.name(), kind.description(), kind.channels(), kind.isIdempotent(), kind.allSettings());
        }
    }

    /**
     * A message that was given up.
     *
     * @param delivery the delivery
     * @param reason why
     * @param attempts how often it was tried
     * @param at when it was given up
     */
    record DeadDelivery(String delivery, String reason, int attempts, Instant at) {

        static DeadDelivery of(DeadLetter letter) {
            return new DeadDelivery(
                    letter.waiting().delivery().toString(), letter.reason(), letter.attempts(), letter.at());
        }
    }
}
