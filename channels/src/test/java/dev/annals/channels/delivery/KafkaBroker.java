package dev.annals.channels.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A broker of Kafka in this process, with three ways in: a plain one, one that sends callers elsewhere, one that is secured. */
final class KafkaBroker implements AutoCloseable {

    static final String USER = "annals";
    static final String PASSWORD = "the \"word\" of \\ the day";

    private static final String SECRET = "for this test";

    private final Path folder;
    private final List<Integer> ports = ports(4);
    private final String certificate;
    private final String key;
    private KafkaRaftServer server;

    KafkaBroker(Path folder) throws Exception {
        this.folder = folder;
        KeyStore store = keys(folder);
        this.certificate = pem("CERTIFICATE", store.getCertificate("broker").getEncoded());
        this.key =
                pem("PRIVATE KEY", store.getKey("broker", SECRET.toCharArray()).getEncoded());
        new Formatter()
                .setPrintStream(new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId("AAAAAAAAAAAAAAAAAAAAAQ")
                .setControllerListenerName("CONTROLLER")
                .addDirectory(data())
                .run();
        this.server = begun();
    }

    /** Where it listens for anybody. */
    String address() {
        return "127.0.0.1:" + ports.get(0);
    }

    /** Where it listens and says that it is to be reached in a network that is not public. */
    String misleadingAddress() {
        return "127.0.0.1:" + ports.get(1);
    }

    /** Where it wants TLS and a password. */
    String securedAddress() {
        return "127.0.0.1:" + ports.get(2);
    }

    /** Its certificate, as PEM. */
    String certificate() {
        return certificate;
    }

    void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Begins again at the same addresses, with what was written before. */
    void start() {
        server = begun();
    }

    void make(Collection<String> topics) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.createTopics(topics.stream()
                            .map(topic -> new NewTopic(topic, 3, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    /** Everything that was written to a topic, partition by partition, in order. */
    List<ConsumerRecord<String, String>> all(String topic) {
        List<ConsumerRecord<String, String>> all = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address(), "enable.auto.commit", "false"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    private KafkaRaftServer begun() {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("log.dirs", data());
        settings.put(
                "listeners",
                "OPEN://" + address() + ",ELSEWHERE://" + misleadingAddress() + ",SECURED://" + securedAddress()
                        + ",CONTROLLER://127.0.0.1:" + ports.get(3));
        settings.put(
                "advertised.listeners",
                "OPEN://" + address() + ",ELSEWHERE://192.0.2.1:9092,SECURED://" + securedAddress());
        settings.put(
                "listener.security.protocol.map",
                "OPEN:PLAINTEXT,ELSEWHERE:PLAINTEXT,SECURED:SASL_SSL,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "OPEN");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + ports.get(3));
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("num.network.threads", "1");
        settings.put("num.io.threads", "2");
        settings.put("message.max.bytes", "100000");
        settings.put("listener.name.secured.ssl.keystore.type", "PEM");
        settings.put("listener.name.secured.ssl.keystore.certificate.chain", certificate);
        settings.put("listener.name.secured.ssl.keystore.key", key);
        settings.put("listener.name.secured.sasl.enabled.mechanisms", "PLAIN");
        settings.put(
                "listener.name.secured.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_" + USER + "=\""
                        + PASSWORD.replace("\\", "\\\\").replace("\"", "\\\"") + "\";");
        KafkaRaftServer begun = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        begun.startup();
        return begun;
    }

    private String data() {
        return folder.resolve("broker").toString();
    }

    private static KeyStore keys(Path folder) throws Exception {
        Path file = folder.resolve("broker.p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-keystore",
                file.toString(),
                "-storepass",
                SECRET));
        command.addAll(List.of(
                ("-genkeypair -alias broker -keyalg EC -storetype PKCS12 -dname CN=broker" + " -ext SAN=ip:127.0.0.1")
                        .split(" ")));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("keytool.txt")));
        }
        return KeyStore.getInstance(file.toFile(), SECRET.toCharArray());
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END " + what + "-----\n";
    }

    /** Ports at which nobody listens. */
    private static List<Integer> ports(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int each = 0; each < count; each++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket each : held) {
                each.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
