package dev.annals.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests that go wrong in every way there is, with a text of a person's wherever there is a place for one. */
final class WrongRequests {

    private final String text;
    private final String mail;

    WrongRequests(String text) {
        this.text = text;
        this.mail = text + "@example.com";
    }

    /** Sends them all, as a source and as administrator. */
    void sendTo(PackagedAnnals annals, String key) throws IOException, InterruptedException {
        for (String body : bodies()) {
            annals.post("/v1/batch", key, body);
            annals.post("/v1/track", key, body);
            annals.post("/v1/identify", text, body);
            annals.post("/api/v1/interactions", key, body);
            annals.post("/api/v1/cloudevents", key, body);
            annals.post("/api/v1/tokens", annals.adminToken(), body);
        }
        for (String path : paths()) {
            annals.get(path);
            annals.post(path, key, "{}");
        }
        for (String request : requests()) {
            sendRaw(annals.port(), request);
        }
    }

    private List<String> bodies() {
        return List.of(
                "{\"userId\":\"" + text + "\",\"event\":\"" + text + "\",\"traits\":{\"" + text + "\":\"" + text
                        + "\"},\"context\":{\"ip\":\"" + text + "\",\"traits\":{\"email\":\"" + mail + "\"}}}",
                "{\"batch\":[{\"type\":\"" + text + "\",\"userId\":\"" + text
                        + "\"},{\"type\":\"track\",\"event\":1,"
                        + "\"userId\":\"" + text + "\"},\"" + text + "\",{\"type\":\"identify\",\"userId\":{\""
                        + text
                        + "\":1}}]}",
                "{\"userId\":\"" + text + "\",\"timestamp\":\"" + text + "\",\"messageId\":\"" + text.repeat(30)
                        + "\"}",
                "{\"" + text + "\":\"" + text + "\"",
                text,
                "[\"" + text + "\"]",
                "{\"role\":\"" + text + "\",\"name\":\"" + text + "\",\"expiresAt\":\"" + text + "\"}",
                "{\"specversion\":\"1.0\",\"id\":\"" + text + "\",\"source\":\"" + text + "\",\"type\":\"" + text
                        + "\",\"data\":{\"" + text + "\":{}}}",
                "{\"userId\":\"" + text + "\\ud800\",\"event\":\"" + text + "\\u0000\"}",
                "{\"writeKey\":\"" + text + "\",\"userId\":\"" + text + "\"}");
    }

    private List<String> paths() {
        String encoded = URLEncoder.encode(mail, StandardCharsets.UTF_8);
        return List.of(
                "/api/v1/profiles/email:" + encoded,
                "/api/v1/profiles/" + text,
                "/api/v1/profiles/" + text + ":" + text + "/timeline",
                "/api/v1/profiles/email:" + encoded + "/timeline?cursor=" + text + "&limit=" + text,
                "/api/v1/profiles/email:" + encoded + "?atLeast=" + text + "&asOf=" + text + "&purpose=" + text,
                "/api/v1/audit?profile=" + text + "&from=" + text + "&kind=" + text + "&cursor=" + text,
                "/api/v1/quarantine?cursor=" + text + "&limit=" + text,
                "/api/v1/quarantine/" + text,
                "/api/v1/quarantine/" + text + "/redrive",
                "/api/v1/tokens/" + text,
                "/api/v1/operations/projections/" + text + "/check",
                "/api/v1/operations/dead-letters?processor=" + text,
                "/api/v1/" + text,
                "/" + text + "/%00",
                "/v1/" + text,
                "/v1/pixel/track?data=" + text,
                "/v1/pixel/" + text + "?data=" + text,
                "/v1/projects/" + text + "/settings",
                "/v1/spaces/" + text + "/collections/users/profiles/email:" + encoded + "/traits?include=" + text);
    }

    private List<String> requests() {
        return List.of(
                "GET /" + text + " " + text + " HTTP/1.1\r\nHost: annals\r\n\r\n",
                "GET /v1/pixel/track?email=<" + text + "> HTTP/1.1\r\nHost: annals\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: annals\r\n" + text + "\u0001: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: " + text + " " + text + "\r\n\r\n",
                "GET /?%" + text + " HTTP/1.1\r\nHost: annals\r\nCookie: " + text + "=\u0002\r\n\r\n",
                text + "\r\n\r\n",
                "POST /v1/track HTTP/1.1\r\nHost: annals\r\nContent-Type: " + text + "\r\nAuthorization: " + text
                        + "\r\nContent-Length: 5\r\n\r\n{\"a\":",
                "POST /v1/track HTTP/1.1\r\nHost: annals\r\nContent-Encoding: " + text
                        + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
                "POST /v1/track HTTP/1.1\r\nHost: annals\r\nTransfer-Encoding: chunked\r\n\r\n" + text + "\r\n",
                "POST /v1/track HTTP/1.1\r\nHost: annals\r\nContent-Length: " + text + "\r\n\r\n",
                "POST /v1/track?x=%" + text
                        + " HTTP/1.1\r\nHost: annals\r\nContent-Type: application/x-www-form-urlencoded"
                        + "\r\nContent-Length: 20\r\n\r\n%" + text + "=1",
                "GET / HTTP/1.1\r\nHost: annals\r\nAuthorization: Bearer " + text + "." + text + "." + text
                        + "\r\n\r\n");
    }

    private static void sendRaw(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes()).isNotNull();
        }
    }
}
