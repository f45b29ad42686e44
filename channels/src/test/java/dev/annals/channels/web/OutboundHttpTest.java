package dev.annals.channels.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.annals.channels.web.OutboundException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class OutboundHttpTest {

    private static final List<String> HERE = List.of("127.0.0.1/32");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private HttpServer server;
    private HttpHandler handler = exchange -> answer(exchange, 200, "thanks");

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            handler.handle(exchange);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        done.countDown();
        server.stop(0);
    }

    @Test
    void whatIsPostedArrivesAndTheAnswerComesBack() throws Exception {
        try (OutboundHttp http = http(true, HERE)) {
            OutboundAnswer answer = http.send(post("http://127.0.0.1:" + port() + "/hook?a=b"));

            assertThat(answer.isTaken()).isTrue();
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("thanks");
            assertThat(asked).containsExactly("POST /hook?a=b hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[::127.0.0.1]", "0.0.0.0"})
    void ourselvesAreNotReached(String host) {
        assertThat(refusal(http(true, List.of()), "http://" + host + ":" + port() + "/"))
                .isEqualTo(Reason.NETWORK);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "[fd00:ec2::254]", "10.0.0.1", "192.168.0.1", "100.64.0.1", "[fe80::1]"})
    void metadataAndPrivateNetworksAreNotReached(String host) {
        assertThat(refusal(http(true, HERE), "http://" + host + "/latest/meta-data/"))
                .isEqualTo(Reason.NETWORK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0177.0.0.1/",
                "http://0x7f.0.0.1/",
                "http://0x7f000001/",
                "http://127.1/",
                "http://user@example.org/",
                "http://user:pass@127.0.0.1/",
                "ftp://example.org/",
                "file:///etc/passwd",
                "http:///path",
                "/relative",
                "mailto:a@example.org",
                "http://[fe80::1%25eth0]/",
                "http://127.0.0.1%00.a/"
            })
    void addressesThatCanBeReadInTwoWaysAreRefused(String address) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException noUri) {
            return;
        }
        assertThat(refusal(http(true, HERE), uri)).isEqualTo(Reason.ADDRESS);
    }

    @Test
    void unencryptedAddressesNeedLeave() {
        assertThat(refusal(http(false, HERE), "http://127.0.0.1:" + port() + "/"))
                .isEqualTo(Reason.SCHEME);
        assertThat(asked).isEmpty();
    }

    @Test
    void aNameIsResolvedOnceAndTheConnectionGoesToTheAddressThatWasChecked() throws Exception {
        AtomicInteger resolved = new AtomicInteger();
        DnsResolver rebinding = names(host -> resolved.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254");
        try (OutboundHttp http = new OutboundHttp(settings(true, HERE), rebinding, SSLContext.getDefault())) {
            assertThat(http.send(post("http://rebinding.example:" + port() + "/"))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(resolved).hasValue(1);
    }

    @Test
    void aNameThatTurnsIntoAPrivateAddressIsRefusedWhenItDoes() throws Exception {
        AtomicInteger resolved = new AtomicInteger();
        DnsResolver rebinding = names(host -> resolved.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254");
        handler = exchange -> {
            exchange.getResponseHeaders().add("Connection", "close");
            answer(exchange, 200, "");
        };
        try (OutboundHttp http = new OutboundHttp(settings(true, HERE), rebinding, SSLContext.getDefault())) {
            http.send(post("http://rebinding.example:" + port() + "/"));

            assertThat(refusal(http, "http://rebinding.example:" + port() + "/"))
                    .isEqualTo(Reason.NETWORK);
        }
        assertThat(asked).hasSize(1);
    }

    @Test
    void aNameOfWhichOneAddressIsPrivateIsRefused() throws Exception {
        DnsResolver mixed = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return new InetAddress[] {InetAddress.getLoopbackAddress(), InetAddress.getByName("10.0.0.1")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        try (OutboundHttp http = new OutboundHttp(settings(true, HERE), mixed, SSLContext.getDefault())) {
            assertThat(refusal(http, "http://mixed.example:" + port() + "/")).isEqualTo(Reason.NETWORK);
        }
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsAreAnswersAndNotFollowed(int status) throws Exception {
        handler = exchange -> {
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data/");
            answer(exchange, status, "");
        };
        try (OutboundHttp http = http(true, HERE)) {
            OutboundAnswer answer = http.send(post("http://127.0.0.1:" + port() + "/"));

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.isTaken()).isFalse();
        }
        assertThat(asked).hasSize(1);
    }

    @Test
    void onlyTheBeginningOfAnEndlessAnswerIsRead() throws Exception {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[4_096];
            try (OutputStream body = exchange.getResponseBody()) {
                while (done.getCount() > 0) {
                    body.write(block);
                }
            }
        };
        try (OutboundHttp http = http(true, HERE)) {
            OutboundAnswer answer = http.send(post("http://127.0.0.1:" + port() + "/"));

            assertThat(answer.isCut()).isTrue();
            assertThat(answer.body()).hasSize(1_024);
        }
    }

    @Test
    void compressedAnswersAreNotUnpacked() throws Exception {
        handler = exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, 200, "no gzip at all");
        };
        try (OutboundHttp http = http(true, HERE)) {
            assertThat(http.send(post("http://127.0.0.1:" + port() + "/")).body())
                    .isEqualTo("no gzip at all".getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Long: %s", "%s"})
    void anEndlessHeaderIsNoAnswer(String line) throws Exception {
        String header = line.formatted("x".repeat(10_000));
        try (ServerSocket raw = raw("HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n")) {
            assertThat(refusal(http(true, HERE), "http://127.0.0.1:" + raw.getLocalPort() + "/"))
                    .isEqualTo(Reason.CONNECTION);
        }
    }

    @Test
    void tooManyHeadersAreNoAnswer() throws Exception {
        try (ServerSocket raw = raw("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(200) + "\r\n")) {
            assertThat(refusal(http(true, HERE), "http://127.0.0.1:" + raw.getLocalPort() + "/"))
                    .isEqualTo(Reason.CONNECTION);
        }
    }

    @Test
    void anAnswerThatDripsIsGivenUpWhenItsTimeIsOver() {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (!done.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    body.write('.');
                    body.flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        assertThat(refusal(http(true, HERE, Duration.ofMillis(300)), "http://127.0.0.1:" + port() + "/"))
                .isEqualTo(Reason.TIME);
    }

    @Test
    void whoSaysNothingIsGivenUpToo() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(refusal(
                            http(true, HERE, Duration.ofMillis(300)),
                            "http://127.0.0.1:" + silent.getLocalPort() + "/"))
                    .isEqualTo(Reason.TIME);
            assertThat(refusal(
                            http(true, HERE, Duration.ofMillis(300)),
                            "https://127.0.0.1:" + silent.getLocalPort() + "/"))
                    .isEqualTo(Reason.TIME);
        }
    }

    @Test
    void whoIsNotThereOrSpeaksNoTlsIsSaidSo() throws Exception {
        int free;
        try (ServerSocket closed = new ServerSocket(0)) {
            free = closed.getLocalPort();
        }
        assertThat(refusal(http(true, HERE), "http://127.0.0.1:" + free + "/")).isEqualTo(Reason.CONNECTION);
        try (ServerSocket raw = raw("HTTP/1.1 400 This is no TLS\r\n\r\n")) {
            assertThat(refusal(http(true, HERE), "https://127.0.0.1:" + raw.getLocalPort() + "/"))
                    .isEqualTo(Reason.TLS);
        }
        DnsResolver nobody = names(host -> {
            throw new UnknownHostException(host);
        });
        try (OutboundHttp http = new OutboundHttp(settings(true, HERE), nobody, SSLContext.getDefault())) {
            assertThat(refusal(http, "https://nowhere.example/")).isEqualTo(Reason.UNKNOWN_HOST);
        }
    }

    @Test
    void noMessageNamesTheAddress() {
        OutboundException failed = catchThrowableOfType(
                OutboundException.class, () -> http(true, List.of()).send(post("http://127.0.0.1/secret?user=anna")));

        assertThat(failed).hasMessage(Reason.NETWORK.sentence());
        assertThat(failed.reason().isRefusal()).isTrue();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static Reason refusal(OutboundHttp http, String address) {
        return refusal(http, URI.create(address));
    }

    private static Reason refusal(OutboundHttp http, URI address) {
        OutboundException failed = catchThrowableOfType(
                OutboundException.class, () -> http.send(OutboundRequest.post(address, Map.of(), new byte[] {1})));
        return failed.reason();
    }

    private static OutboundRequest post(String address) {
        return OutboundRequest.post(
                URI.create(address), Map.of("Content-Type", "text/plain"), "hello".getBytes(StandardCharsets.UTF_8));
    }

    private static OutboundHttp http(boolean allowHttp, List<String> networks) {
        return http(allowHttp, networks, Duration.ofSeconds(20));
    }

    private static OutboundHttp http(boolean allowHttp, List<String> networks, Duration timeout) {
        try {
            return new OutboundHttp(
                    new ChannelsProperties(allowHttp, networks, timeout, DataSize.ofKilobytes(1)),
                    OutboundHttp.SYSTEM,
                    SSLContext.getDefault());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ChannelsProperties settings(boolean allowHttp, List<String> networks) {
        return new ChannelsProperties(allowHttp, networks, Duration.ofSeconds(20), DataSize.ofKilobytes(1));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static ServerSocket raw(String answer) throws IOException {
        ServerSocket raw = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (Socket socket = raw.accept()) {
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().readAllBytes();
            } catch (IOException closed) {
                // the test is over
            }
        });
        return raw;
    }

    private static DnsResolver names(Names names) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return new InetAddress[] {InetAddress.getByName(names.address(host))};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    private interface Names {
        String address(String host) throws UnknownHostException;
    }
}
