package dev.annals.channels.delivery.kafka;

import dev.annals.api.delivery.Channel;
import dev.annals.channels.web.AllowedHosts;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.OutcomeFeed;
import dev.annals.platform.delivery.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes messages to one topic of Kafka, who enters and leaves an audience to another, and what becomes of all messages to a
 * third. What is told of a person lies in one partition, in the order in which it was said.
 */
public final class KafkaKind implements ConnectorKind {

    static final String BROKERS = "brokers";
    static final String ENCRYPTION = "encryption";
    static final String AUTHORITY = "authority";
    static final String CERTIFICATE = "certificate";
    static final String CERTIFICATE_KEY = "certificate-key";
    static final String SASL = "sasl";
    static final String USER = "user";
    static final String PASSWORD = "password";
    static final String DELIVERIES = "deliveries-topic";
    static final String AUDIENCES = "audiences-topic";
    static final String OUTCOMES = "outcomes-topic";
    static final String OUTCOMES_ADDRESS = "outcomes-address";
    static final String NONE = "none";
    static final String TLS = "tls";
    static final String PLAIN = "plain";

    private static final String TOPIC = "(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}";

    /** An attempt has to be over before what it claimed is anybody's again. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final AllowedHosts hosts;
    private final Duration patience;

    /**
     * @param hosts to which brokers it may be talked
     * @param timeout for how long it is waited for brokers
     */
    public KafkaKind(AllowedHosts hosts, Duration timeout) {
        this.hosts = hosts;
        this.patience = timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String description() {
        return "Writes messages, who enters and leaves audiences, and what becomes of messages, to topics of Kafka as JSON.";
    }

    @Override
    public List<String> channels() {
        return List.of(Channel.KAFKA);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.text(BROKERS, "Brokers", "Where to begin, as host:port, with commas between.", true),
                Setting.text(DELIVERIES, "Topic of messages", "To where messages are written.", "annals.deliveries"),
                Setting.text(
                        AUDIENCES,
                        "Topic of audiences",
                        "To where it is written who enters and leaves audiences.",
                        "annals.audiences"),
                Setting.text(
                        OUTCOMES,
                        "Topic of outcomes",
                        "To where it is written what becomes of every message; nothing is when left out.",
                        false),
                Setting.flag(
                        OUTCOMES_ADDRESS,
                        "Outcomes with address",
                        "Whether an outcome names the address to which the message went.",
                        false),
                Setting.choice(
                        ENCRYPTION,
                        "Encryption",
                        "How connections are encrypted; none only within one machine or network of yours.",
                        TLS,
                        List.of(TLS, NONE)),
                Setting.text(
                        AUTHORITY,
                        "Authority",
                        "The certificates, as PEM, of whoever vouches for the brokers; those that Java knows when left out.",
                        false),
                Setting.text(CERTIFICATE, "Certificate", "The certificate, as PEM, that is shown to brokers.", false),
                Setting.secret(CERTIFICATE_KEY, "Its key", "The private key of it, as PEM (PKCS#8).", false),
                Setting.choice(
                        SASL, "Log-in", "How to log in.", NONE, List.of(NONE, PLAIN, "scram-sha-256", "scram-sha-512")),
                Setting.text(USER, "User", "As whom to log in.", false),
                Setting.secret(PASSWORD, "Password", "With which password.", false));
    }

    @Override
    public List<String> flaws(ConnectorSettings settings) {
        List<String> flaws = new ArrayList<>();
        if (BrokerAddress.all(settings.text(BROKERS)).isEmpty()) {
            flaws.add("'" + BROKERS + "' is no list such as kafka1.example.com:9093,kafka2.example.com:9093.");
        }
        for (String topic : List.of(DELIVERIES, AUDIENCES, OUTCOMES)) {
            if (!settings.find(topic).orElse("none").matches(TOPIC)) {
                flaws.add("'" + topic + "' is no name of a topic: use letters, digits, '.', '_' and '-', at most 249.");
            }
        }
        boolean isEncrypted = settings.text(ENCRYPTION).equals(TLS);
        String sasl = settings.text(SASL);
        if (!sasl.equals(NONE)
                && (settings.find(USER).isEmpty() || settings.find(PASSWORD).isEmpty())) {
            flaws.add("'" + SASL + "' needs '" + USER + "' and '" + PASSWORD + "'.");
        }
        if (sasl.equals(PLAIN) && !isEncrypted) {
            flaws.add("'" + SASL + "' " + PLAIN + " would show the password to whoever listens: use '" + ENCRYPTION
                    + "' " + TLS + ", or scram-sha-512.");
        }
        if (settings.find(CERTIFICATE).isPresent()
                != settings.find(CERTIFICATE_KEY).isPresent()) {
            flaws.add("'" + CERTIFICATE + "' and '" + CERTIFICATE_KEY + "' belong together.");
        }
        return flaws;
    }

    /** Brokers take what is written twice; readers tell it by the header message-id. */
    @Override
    public boolean isIdempotent() {
        return false;
    }

    @Override
    public ChannelConnector connect(ConnectorSettings settings) {
        return new KafkaConnector(settings, new KafkaClient(settings, hosts, patience));
    }

    @Override
    public Optional<OutcomeFeed> feed(ConnectorSettings settings) {
        return settings.find(OUTCOMES)
                .map(topic -> new KafkaFeed(settings, new KafkaClient(settings, hosts, patience)));
    }
}
