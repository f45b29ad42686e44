package dev.annals.channels.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.delivery.ChangeDelivery.RecordOutcome;
import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.Message;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import dev.annals.channels.delivery.kafka.KafkaKind;
import dev.annals.channels.delivery.log.LogFiles;
import dev.annals.channels.delivery.log.LogKind;
import dev.annals.channels.web.LoopbackHttp;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.OutcomeFeed;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.Pace;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.ProviderAnswer.Refused;
import dev.annals.platform.delivery.ProviderAnswer.Unavailable;
import dev.annals.platform.delivery.ToldOutcome;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.UnclaimedConnectors;
import dev.annals.testkit.delivery.ChannelConnectorContract;
import io.github.resilience4j.core.IntervalFunction;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaTest extends ChannelConnectorContract {

    private static final String DELIVERIES = "annals.deliveries";
    private static final String AUDIENCES = "annals.audiences";
    private static final String OUTCOMES = "annals.outcomes";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    private static Path folder;

    private static KafkaBroker broker;

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final BlockingQueue<RecordOutcome> recorded = new LinkedBlockingQueue<>();

    @BeforeAll
    static void start() throws Exception {
        broker = new KafkaBroker(folder);
        broker.make(List.of(DELIVERIES, AUDIENCES, OUTCOMES));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Override
    protected ConnectorKind kind() {
        return new KafkaKind(LoopbackHttp.hosts(), PATIENCE);
    }

    @Override
    protected Map<String, String> working() {
        return Map.of("brokers", broker.address(), "encryption", "none");
    }

    @Override
    protected Map<String, String> unreachable() {
        return Map.of("brokers", "127.0.0.1:1", "encryption", "none");
    }

    @Override
    protected String address() {
        return "no-address";
    }

    @Override
    protected long seen(FragmentId delivery) {
        return records(DELIVERIES, delivery).size();
    }

    @Test
    void aMessageIsJsonUnderThePseudonymOfThePersonWithAnIdInItsHeader() throws InterruptedException {
        Outgoing message = message();
        try (ChannelConnector connector = connector(working())) {
            assertThat(connector.send(message))
                    .isInstanceOfSatisfying(
                            Accepted.class, it -> assertThat(it.id()).matches("annals\\.deliveries-[0-2]@[0-9]+"));
        }
        ConsumerRecord<String, String> written =
                records(DELIVERIES, message.delivery()).getFirst();

        assertThat(written.key()).isEqualTo(message.profile().toString());
        assertThat(header(written, "type")).isEqualTo("delivery.handed-over");
        assertThat(header(written, "content-type")).isEqualTo("application/json");
        assertThat(written.timestamp()).isEqualTo(message.handedOverAt().toEpochMilli());
        assertThat(written.value())
                .isEqualTo("{\"type\":\"delivery.handed-over\",\"timestamp\":\"2026-06-01T12:00:00Z\",\"data\":{"
                        + "\"delivery\":\"" + message.delivery() + "\",\"profileId\":\"" + message.profile() + "\","
                        + "\"purpose\":\"marketing\",\"subject\":\"Hello\",\"text\":\"" + SECRET_TEXT + "\","
                        + "\"html\":\"<p>" + SECRET_TEXT + "</p>\",\"fields\":{\"thing1\":\"" + SECRET_TEXT + "\"}}}");
    }

    @Test
    void whoEntersAndLeavesAnAudienceIsWrittenToATopicOfItsOwn() throws InterruptedException {
        Outgoing message = message();
        Outgoing leaves = new Outgoing(
                message.delivery(),
                message.profile(),
                Channel.KAFKA,
                "advertising",
                null,
                new Message(null, "remove vip", null, Map.of("action", "remove", "segment", "vip", "city", "臺北市")),
                message.handedOverAt());
        try (ChannelConnector connector = connector(working())) {
            connector.send(leaves);
        }

        assertThat(records(DELIVERIES, message.delivery())).isEmpty();
        assertThat(records(AUDIENCES, message.delivery()).getFirst().value())
                .isEqualTo("{\"type\":\"audience.changed\",\"timestamp\":\"2026-06-01T12:00:00Z\",\"data\":{"
                        + "\"delivery\":\"" + message.delivery() + "\",\"profileId\":\"" + message.profile() + "\","
                        + "\"purpose\":\"advertising\",\"segment\":\"vip\",\"action\":\"remove\","
                        + "\"fields\":{\"city\":\"臺北市\"}}}");
    }

    @Test
    void whatBecomesOfMessagesIsWrittenToATopicOfItsOwnInOrder() throws InterruptedException {
        Map<String, String> settings = new HashMap<>(working());
        settings.put("outcomes-topic", OUTCOMES);
        List<ToldOutcome> told = ToldOutcomes.of(Outcome.ACCEPTED, Outcome.DELIVERED, Outcome.OPENED);
        try (OutcomeFeed feed =
                kind().feed(ConnectorSettings.of(kind(), settings)).orElseThrow()) {
            assertThat(feed.tell(told)).isInstanceOf(Accepted.class);
        }

        assertThat(broker.all(OUTCOMES))
                .extracting(record -> header(record, "message-id"))
                .containsExactlyElementsOf(
                        told.stream().map(each -> each.event().toString()).toList());
    }

    @Test
    void itLogsInOverTlsAndNotWithAnotherPasswordOrAtAnotherBroker() throws InterruptedException {
        Map<String, String> secured = new HashMap<>(Map.of(
                "brokers",
                broker.securedAddress(),
                "authority",
                broker.certificate(),
                "sasl",
                "plain",
                "user",
                KafkaBroker.USER,
                "password",
                KafkaBroker.PASSWORD));
        Outgoing message = message();
        try (ChannelConnector connector = connector(secured)) {
            assertThat(connector.send(message)).isInstanceOf(Accepted.class);
        }
        assertThat(seen(message.delivery())).isEqualTo(1);

        secured.put("password", "guessed");
        try (ChannelConnector connector = connector(secured)) {
            assertThat(connector.send(message())).isEqualTo(Unavailable.because("authentication"));
            assertThat(connector.check()).contains("The brokers cannot be used: authentication.");
        }
        secured.put("password", KafkaBroker.PASSWORD);
        secured.remove("authority");
        try (ChannelConnector connector = connector(secured)) {
            assertThat(connector.send(message())).isEqualTo(Unavailable.because("authentication"));
        }
    }

    @Test
    void aBrokerInANetworkThatIsNotPublicIsSentNothingWhoeverNamesIt() throws InterruptedException {
        Outgoing message = message();
        for (String brokers :
                List.of(broker.misleadingAddress(), "10.0.0.1:9092", "localhost:9092,169.254.169.254:80")) {
            try (ChannelConnector connector = connector(Map.of("brokers", brokers, "encryption", "none"))) {
                assertThat(connector.send(message)).isEqualTo(Refused.because("refused_network"));
                assertThat(connector.check())
                        .hasValueSatisfying(wrong -> assertThat(wrong).contains("annals.channels.allowed-networks"));
            }
        }
        assertThat(seen(message.delivery())).isZero();
    }

    @Test
    void aTopicThatIsMissingIsNamedAndAMessageThatIsTooLargeIsRefusedForGood() throws InterruptedException {
        Map<String, String> missing = new HashMap<>(working());
        missing.put("deliveries-topic", "nowhere");
        try (ChannelConnector connector = connector(missing)) {
            assertThat(connector.send(message())).isEqualTo(Unavailable.because("unknown_topic_or_partition"));
            assertThat(connector.check()).contains("A topic is missing, and the brokers do not make it by themselves.");
        }
        try (ChannelConnector connector = connector(working())) {
            assertThat(connector.send(said(message(), "x".repeat(200_000))))
                    .isEqualTo(Refused.because("message_too_large"));
            assertThat(connector.send(message())).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void aBrokerThatListensAndSaysNothingIsGivenUpInTime() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                ChannelConnector connector =
                        connector(Map.of("brokers", "127.0.0.1:" + silent.getLocalPort(), "encryption", "none"))) {
            assertThat(connector.send(message())).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void settingsThatDoNotFitTogetherAreNamed() {
        assertThat(ConnectorSettings.flaws(
                        kind(),
                        Map.of(
                                "brokers", "kafka.example.com",
                                "encryption", "none",
                                "sasl", "plain",
                                "user", "annals",
                                "certificate", "-----BEGIN CERTIFICATE-----",
                                "audiences-topic", "a topic")))
                .satisfiesExactly(
                        flaw -> assertThat(flaw).startsWith("'brokers' is no list"),
                        flaw -> assertThat(flaw).startsWith("'audiences-topic' is no name"),
                        flaw -> assertThat(flaw).isEqualTo("'sasl' needs 'user' and 'password'."),
                        flaw -> assertThat(flaw).contains("would show the password"),
                        flaw -> assertThat(flaw).isEqualTo("'certificate' and 'certificate-key' belong together."));
    }

    @Test
    void whatIsToldOfAPersonIsInOnePartitionInTheOrderInWhichItWasSaid() throws InterruptedException {
        List<FragmentId> deliveries = IntStream.range(0, 40)
                .mapToObj(number -> handedOver(new FragmentId(new UUID(7, number % 4)), Integer.toString(number)))
                .toList();
        ConnectorLine line = line("kafka", connector(working()), outbox().queue("kafka"));

        line.start();
        for (int each = 0; each < deliveries.size(); each++) {
            assertThat(outcome()).isEqualTo(Outcome.ACCEPTED);
        }
        line.stop();

        List<ConsumerRecord<String, String>> written = broker.all(DELIVERIES).stream()
                .filter(record -> deliveries.contains(FragmentId.of(header(record, "message-id"))))
                .toList();
        for (int person = 0; person < 4; person++) {
            String key = new FragmentId(new UUID(7, person)).toString();
            List<ConsumerRecord<String, String>> own =
                    written.stream().filter(record -> record.key().equals(key)).toList();
            assertThat(own)
                    .extracting(ConsumerRecord::partition)
                    .containsOnly(own.getFirst().partition());
            int first = person;
            assertThat(own)
                    .extracting(record -> FragmentId.of(header(record, "message-id")))
                    .containsExactlyElementsOf(IntStream.range(0, 10)
                            .mapToObj(turn -> deliveries.get(first + turn * 4))
                            .toList());
        }
    }

    @Test
    void whileTheBrokerIsAwayNothingIsLostAndOtherChannelsGoOn() throws InterruptedException {
        FragmentId before = handedOver(new FragmentId(new UUID(8, 1)), "before");
        ConnectorLine line = line("kafka", connector(working()), outbox().queue("kafka"));
        line.start();
        assertThat(outcome()).isEqualTo(Outcome.ACCEPTED);

        broker.stop();
        List<FragmentId> meanwhile = IntStream.range(0, 4)
                .mapToObj(number -> handedOver(new FragmentId(new UUID(8, number)), "meanwhile"))
                .toList();
        ConnectorQueue waiting = outbox().queue("kafka");
        meanwhile.forEach(each -> assertThat(waiting.has(each)).isTrue());
        waiting.remove(before);
        line.stop();
        ConnectorLine away = line("kafka", connector(working()), waiting);
        away.start();
        LogKind files = new LogKind(new LogFiles(folder.resolve("files")));
        ConnectorLine other =
                line("log", files.connect(ConnectorSettings.of(files, Map.of())), outbox().queue("kafka"));
        other.start();
        for (int each = 0; each <= meanwhile.size(); each++) {
            assertThat(outcome()).isEqualTo(Outcome.ACCEPTED);
        }
        other.stop();
        meanwhile.forEach(each -> assertThat(waiting.has(each)).isTrue());

        broker.start();
        for (int each = 0; each < meanwhile.size(); each++) {
            assertThat(outcome()).isEqualTo(Outcome.ACCEPTED);
        }
        away.stop();

        meanwhile.forEach(each -> assertThat(seen(each)).isPositive());
        assertThat(recorded).isEmpty();
    }

    private FragmentId handedOver(FragmentId profile, String text) {
        FragmentId delivery = new FragmentId(UUID.randomUUID());
        log.append(
                delivery,
                new DeliveryHandedOver(
                        delivery,
                        profile,
                        Channel.KAFKA,
                        "kafka",
                        "service",
                        false,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        Message.of(text)));
        return delivery;
    }

    private Outbox outbox() {
        Outbox outbox = new Outbox(log, -1, erased -> {});
        outbox.read();
        return outbox;
    }

    private ConnectorLine line(String key, ChannelConnector connector, ConnectorQueue queue) {
        return new ConnectorLine(
                key,
                queue,
                connector,
                new Pace(1_000, 8, 1_000),
                new Attempt(log, delivery -> false, Clock.systemUTC()),
                new UnclaimedConnectors(),
                "this process",
                recorded::add,
                IntervalFunction.of(Duration.ofMillis(5)),
                Clock.systemUTC());
    }

    private Outcome outcome() throws InterruptedException {
        RecordOutcome outcome = recorded.poll(120, TimeUnit.SECONDS);
        assertThat(outcome).isNotNull();
        return outcome.outcome();
    }

    private static Outgoing said(Outgoing message, String text) {
        return new Outgoing(
                message.delivery(),
                message.profile(),
                message.channel(),
                message.purpose(),
                message.address(),
                Message.of(text),
                message.handedOverAt());
    }

    private static List<ConsumerRecord<String, String>> records(String topic, FragmentId delivery) {
        return broker.all(topic).stream()
                .filter(record -> delivery.toString().equals(header(record, "message-id")))
                .toList();
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
