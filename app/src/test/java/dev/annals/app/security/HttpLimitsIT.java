package dev.annals.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SecuredAnnals.OfAllTests.class)
@Timeout(60)
class HttpLimitsIT {

    private final SecuredAnnals annals;

    HttpLimitsIT(SecuredAnnals annals) {
        this.annals = annals;
    }

    @Test
    void headersThatDoNotComeToAnEndCostTheConnection() throws IOException {
        try (Socket socket = connect("GET /actuator/health HTTP/1.1\r\nHost: annals\r\nX-Slow: ")) {
            assertThat(rest(socket)).doesNotContain("200");
        }
    }

    @Test
    void aBodyThatTricklesInIsRefusedInTime() throws IOException {
        try (Socket socket =
                connect("POST /api/v1/tokens HTTP/1.1\r\nHost: annals\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer " + annals.token(Role.ADMIN) + "\r\nContent-Length: 100000\r\n\r\n")) {
            Thread trickle = Thread.ofVirtual().start(() -> trickle(socket));
            String answer = firstBytes(socket);
            trickle.interrupt();

            assertThat(answer).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void aBodyThatAnnouncesTooMuchIsRefused() {
        HttpResponse<String> response = annals.send(
                "POST", "/api/v1/tokens", "x".repeat(1_100_000), "Authorization", "Bearer " + annals.token(Role.ADMIN));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(SecuredAnnals.code(response)).isEqualTo("body-too-large");
    }

    @Test
    void aRequestThatIsNoneIsAnsweredWithAProblem() throws IOException {
        for (String request : new String[] {
            "GET /a b HTTP/1.1\r\nHost: annals\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "NONSENSE\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: annals\r\nX-Large: " + "x".repeat(40_000) + "\r\n\r\n"
        }) {
            try (Socket socket = connect(request)) {
                String answer = rest(socket);
                assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
                assertThat(answer).doesNotContain("<html", "Tomcat", "Exception");
            }
        }
    }

    @Test
    void aParameterThatNothingCanBeDoneWithIsRefused() {
        for (String path : List.of(
                "/api/v1/subject-requests/due?submitted=%2B999999999-12-31T23:59:59Z",
                "/api/v1/subject-requests/due?submitted=-999999999-01-01T00:00:00Z",
                "/api/v1/subject-requests/due?submitted=yesterday",
                "/api/v1/retention/due?cursor=%00")) {
            HttpResponse<String> response =
                    annals.send("GET", path, "", "Authorization", "Bearer " + annals.token(Role.COMPLIANCE));

            assertThat(response.statusCode()).as(path).isEqualTo(400);
            assertThat(SecuredAnnals.code(response)).as(path).isEqualTo("invalid-parameter");
        }
        assertThat(annals.send(
                                "GET",
                                "/api/v1/subject-requests/due?submitted=2026-01-31T10:00:00Z",
                                "",
                                "Authorization",
                                "Bearer " + annals.token(Role.COMPLIANCE))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersTellBrowsersToDoNoMoreThanShow() {
        HttpResponse<String> api = annals.send("GET", "/api/v1/tokens", "");
        HttpResponse<String> page = annals.send("GET", "/swagger-ui/index.html", "");

        for (HttpResponse<String> response : List.of(api, page)) {
            assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(response.headers().firstValue("X-Frame-Options")).contains("DENY");
            assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(response.headers().firstValue("Server")).isEmpty();
        }
        assertThat(api.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .startsWith("default-src 'none'");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("script-src 'self';", "frame-ancestors 'none'");
    }

    @Test
    void onlyTrackersOfOtherSitesAreHeardByBrowsers() {
        for (String path : new String[] {"/v1/track", "/v1/t", "/v1/batch"}) {
            assertThat(preflight(path).headers().firstValue("Access-Control-Allow-Origin"))
                    .as(path)
                    .contains("*");
        }
        for (String path : new String[] {"/api/v1/tokens", "/api/v1/interactions", "/v1/spaces/a/collections"}) {
            assertThat(preflight(path).headers().firstValue("Access-Control-Allow-Origin"))
                    .as(path)
                    .isEmpty();
        }
    }

    private HttpResponse<String> preflight(String path) {
        return annals.send(
                "OPTIONS", path, "", "Origin", "https://shop.example", "Access-Control-Request-Method", "POST");
    }

    private Socket connect(String request) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), annals.url().getPort());
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private static void trickle(Socket socket) {
        try {
            while (!Thread.interrupted()) {
                socket.getOutputStream().write(' ');
                socket.getOutputStream().flush();
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static String rest(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return "";
        }
    }

    private static String firstBytes(Socket socket) throws IOException {
        InputStream input = socket.getInputStream();
        return new String(input.readNBytes(15), StandardCharsets.UTF_8);
    }
}
