package dev.annals.channels.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.annals.channels.web.OutboundException.Reason;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class OutboundTlsTest {

    private static final char[] SECRET = "for this test".toCharArray();

    @TempDir
    private static Path folder;

    private static SSLContext context;
    private static HttpsServer server;

    @BeforeAll
    static void start() throws Exception {
        Path file = folder.resolve("hook.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "hook",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=hook.example",
                        "-ext",
                        "SAN=dns:hook.example",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(SECRET),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, SECRET);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, SECRET);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void aTrustedCertificateForTheNameIsTakenThoughTheConnectionGoesToAnAddress() throws Exception {
        try (OutboundHttp http = http(context)) {
            assertThat(http.send(request("hook.example")).status()).isEqualTo(204);
        }
    }

    @Test
    void aCertificateForAnotherNameIsNot() {
        try (OutboundHttp http = http(context)) {
            assertThat(reason(http, "other.example")).isEqualTo(Reason.TLS);
        }
    }

    @Test
    void oneThatNobodyVouchesForIsNot() throws Exception {
        try (OutboundHttp http = http(SSLContext.getDefault())) {
            assertThat(reason(http, "hook.example")).isEqualTo(Reason.TLS);
        }
    }

    private static Reason reason(OutboundHttp http, String host) {
        return catchThrowableOfType(OutboundException.class, () -> http.send(request(host)))
                .reason();
    }

    private static OutboundRequest request(String host) {
        return OutboundRequest.post(
                URI.create("https://" + host + ":" + server.getAddress().getPort() + "/"), Map.of(), new byte[] {1});
    }

    private static OutboundHttp http(SSLContext trust) {
        return new OutboundHttp(
                new ChannelsProperties(false, List.of("127.0.0.1/32"), Duration.ofSeconds(20), DataSize.ofKilobytes(1)),
                new DnsResolver() {
                    @Override
                    public InetAddress[] resolve(String host) {
                        return new InetAddress[] {InetAddress.getLoopbackAddress()};
                    }

                    @Override
                    public String resolveCanonicalHostname(String host) {
                        return host;
                    }
                },
                trust);
    }
}
