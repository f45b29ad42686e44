package dev.annals.channels.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.delivery.Message;
import dev.annals.api.identity.FragmentId;
import dev.annals.channels.delivery.email.EmailKind;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.ProviderAnswer.Unavailable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of mails to a server that fails in every way there is. */
class EmailFaultsTest {

    private final CountDownLatch over = new CountDownLatch(1);
    private Server server;

    /** What the server does when it is called for the first time. */
    enum Fault {
        HANGS,
        CLOSES_WITHOUT_A_WORD,
        CLOSES_AMID_THE_MAIL,
        HAS_NO_ROOM_JUST_NOW,
        ANSWERS_WHEN_NOBODY_WAITS_ANY_MORE,
        TAKES_IT_AND_DOES_NOT_SAY_SO
    }

    @BeforeEach
    void start() throws IOException {
        server = new Server();
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        server.socket.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whateverTheServerDoesInsteadOfTakingTheMailItIsTriedAgainUnderTheSameId(Fault fault)
            throws InterruptedException {
        Outgoing message = new Outgoing(
                new FragmentId(new UUID(3, 1)),
                new FragmentId(new UUID(9, 9)),
                "email",
                "marketing",
                "mia@example.com",
                Message.of("Hello"),
                Instant.parse("2026-06-01T12:00:00Z"));
        server.fault = fault;

        assertThat(sent(message, Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        it -> assertThat(it.reason())
                                .isEqualTo(fault == Fault.HAS_NO_ROOM_JUST_NOW ? "smtp_452" : "connection"));
        over.countDown();
        server.fault = null;
        assertThat(sent(message, Duration.ofSeconds(20))).isInstanceOf(Accepted.class);

        assertThat(server.taken)
                .hasSize(fault == Fault.TAKES_IT_AND_DOES_NOT_SAY_SO ? 2 : 1)
                .containsOnly("<" + message.delivery() + "@example.org>");
    }

    private ProviderAnswer sent(Outgoing message, Duration timeout) throws InterruptedException {
        EmailKind kind = new EmailKind(HttpConnectorContract.links(), timeout);
        Map<String, String> settings = Map.of(
                "host", "127.0.0.1",
                "port", Integer.toString(server.socket.getLocalPort()),
                "security", "none",
                "from", "shop@example.org");
        try (ChannelConnector connector = kind.connect(ConnectorSettings.of(kind, settings))) {
            return connector.send(message);
        }
    }

    /** A mail server that takes no part in SMTP beyond what it has to. */
    private final class Server {

        private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final List<String> taken = new CopyOnWriteArrayList<>();
        private volatile Fault fault;

        Server() throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    accept();
                }
            });
        }

        private void accept() {
            try {
                Socket connection = socket.accept();
                Fault now = fault;
                Thread.ofVirtual().start(() -> serve(connection, now));
            } catch (IOException closed) {
                // the test is over
            }
        }

        private void serve(Socket connection, Fault now) {
            try (connection) {
                if (now == Fault.HANGS) {
                    over.await();
                }
                if (now == Fault.CLOSES_WITHOUT_A_WORD) {
                    return;
                }
                say(connection, "220 mail.example.org");
                talk(connection, now);
            } catch (IOException | InterruptedException gone) {
                Thread.currentThread().interrupt();
            }
        }

        private void talk(Socket connection, Fault now) throws IOException, InterruptedException {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("QUIT")) {
                    say(connection, "221 bye");
                    return;
                } else if (!command.startsWith("DATA")) {
                    say(connection, "250 mail.example.org");
                } else if (now == Fault.HAS_NO_ROOM_JUST_NOW) {
                    say(connection, "452 no room");
                } else {
                    say(connection, "354 go on");
                    String id = read(in, now);
                    if (id.isEmpty()) {
                        return;
                    }
                    if (now == Fault.ANSWERS_WHEN_NOBODY_WAITS_ANY_MORE) {
                        over.await();
                    } else {
                        taken.add(id);
                    }
                    if (now == Fault.TAKES_IT_AND_DOES_NOT_SAY_SO) {
                        return;
                    }
                    say(connection, "250 taken");
                }
            }
        }

        private static String read(BufferedReader in, Fault now) throws IOException {
            String id = "";
            for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                if (now == Fault.CLOSES_AMID_THE_MAIL) {
                    return "";
                }
                id = line.startsWith("Message-ID: ") ? line.substring("Message-ID: ".length()) : id;
            }
            return id;
        }

        private static void say(Socket connection, String text) throws IOException {
            connection.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
        }
    }
}
