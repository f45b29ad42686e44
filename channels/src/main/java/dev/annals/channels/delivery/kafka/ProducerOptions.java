package dev.annals.channels.delivery.kafka;

import dev.annals.platform.delivery.ConnectorSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/** Translates the settings of a connector into those of the client of Kafka. */
final class ProducerOptions {

    private static final String PEM = "PEM";
    private static final long BUFFER = 8L << 20;

    private ProducerOptions() {}

    /** @param patience within what time a broker has to have taken a message */
    static Map<String, Object> of(ConnectorSettings settings, List<BrokerAddress> brokers, Duration patience) {
        int wait = (int) patience.toMillis();
        Map<String, Object> options = new HashMap<>();
        options.put(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers.stream().map(BrokerAddress::spelt).collect(Collectors.joining(",")));
        options.put(ProducerConfig.CLIENT_ID_CONFIG, "annals");
        options.put(ProducerConfig.ACKS_CONFIG, "all");
        options.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        options.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        options.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, wait);
        options.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, wait / 2);
        options.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, wait);
        options.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, (long) wait / 2);
        options.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, (long) wait);
        options.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER);
        options.put(ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, List.of());
        options.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        secure(options, settings);
        return options;
    }

    private static void secure(Map<String, Object> options, ConnectorSettings settings) {
        String encryption = settings.text(KafkaKind.ENCRYPTION).equals(KafkaKind.TLS) ? "SSL" : "PLAINTEXT";
        String sasl = settings.text(KafkaKind.SASL);
        boolean logsIn = !sasl.equals(KafkaKind.NONE);
        options.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, logsIn ? "SASL_" + encryption : encryption);
        settings.find(KafkaKind.AUTHORITY).ifPresent(pem -> {
            options.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, PEM);
            options.put(SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG, pem);
        });
        settings.find(KafkaKind.CERTIFICATE).ifPresent(pem -> {
            options.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, PEM);
            options.put(SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG, pem);
            options.put(SslConfigs.SSL_KEYSTORE_KEY_CONFIG, settings.text(KafkaKind.CERTIFICATE_KEY));
        });
        if (logsIn) {
            String module = sasl.equals(KafkaKind.PLAIN) ? "plain.PlainLoginModule" : "scram.ScramLoginModule";
            options.put(SaslConfigs.SASL_MECHANISM, sasl.toUpperCase(Locale.ROOT));
            options.put(
                    SaslConfigs.SASL_JAAS_CONFIG,
                    "org.apache.kafka.common.security." + module + " required username="
                            + quoted(settings.text(KafkaKind.USER)) + " password="
                            + quoted(settings.text(KafkaKind.PASSWORD)) + ";");
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
