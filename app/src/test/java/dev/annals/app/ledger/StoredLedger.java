package dev.annals.app.ledger;

import dev.annals.app.process.AnnalsProcess;
import dev.annals.axonserver.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** An installation with some hundred events that are signed, and its database open to whoever wants to change it. */
final class StoredLedger {

    private final Path data;

    private StoredLedger(Path data) {
        this.data = data;
    }

    /** Starts the product on a folder, sends interactions in several requests, and stops it once all is signed. */
    static StoredLedger with(Path data, int interactions) throws Exception {
        StoredLedger ledger = new StoredLedger(data);
        try (AnnalsProcess process = ledger.start()) {
            ledger.send(process, interactions);
        }
        return ledger;
    }

    AnnalsProcess start() {
        return AnnalsProcess.start(
                Map.of(
                        "annals.port", "0",
                        "annals.address", "127.0.0.1",
                        "annals.data", data.toString(),
                        "annals.ledger.every", "100ms"),
                "");
    }

    Path data() {
        return data;
    }

    /** Sends interactions of ten people; answers the position of the last, which is signed. */
    long send(AnnalsProcess process, int interactions) throws Exception {
        String token = Files.readString(process.files().adminToken()).strip();
        String position = "0";
        for (int i = 0; i < interactions; i += 10) {
            StringBuilder batch = new StringBuilder("{\"batch\":[");
            for (int j = 0; j < 10; j++) {
                batch.append(j == 0 ? "" : ",")
                        .append("{\"type\":\"track\",\"event\":\"Looked\",\"userId\":\"u")
                        .append(j)
                        .append("\"}");
            }
            HttpResponse<String> sent =
                    ask(process, "/api/v1/interactions", token, BodyPublishers.ofString(batch + "]}"));
            position = sent.headers().firstValue("X-Annals-Position").orElseThrow();
        }
        get(process, "/api/v1/ledger/checkpoint?atLeast=" + position);
        return Long.parseLong(position);
    }

    /** What a question as administrator is answered. */
    HttpResponse<String> get(AnnalsProcess process, String path) throws Exception {
        String token = Files.readString(process.files().adminToken()).strip();
        HttpResponse<String> answer = ask(process, path, token, null);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.body());
        }
        return answer;
    }

    private static HttpResponse<String> ask(
            AnnalsProcess process, String path, String token, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(process.url().resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send((body == null ? request.GET() : request.POST(body)).build(), BodyHandlers.ofString());
        }
    }

    /** Does something to the database behind the product's back. */
    void sql(String... statements) throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, step -> {});
                Connection connection = connection(postgres);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** A number that the database holds. */
    long number(String query) throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, step -> {});
                Connection connection = connection(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection connection(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }
}
