package dev.annals.app.imports;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends batches to the native endpoint of a running process, again where it is busy or away for a while. */
final class Intake {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI endpoint;
    private final String token;

    Intake(URI base, String token) {
        this.endpoint = URI.create(base.toString().replaceAll("/+$", "") + "/api/v1/interactions");
        this.token = token;
    }

    /**
     * Sends a batch and waits until it is durable.
     *
     * @return what became of each message
     * @throws ImportFailure when it is refused as a whole, or when nobody answers for minutes
     */
    JsonNode send(Batch batch) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long pause = 200;
        while (true) {
            String trouble;
            try {
                HttpResponse<String> response = client.send(request(batch), BodyHandlers.ofString());
                switch (response.statusCode()) {
                    case 200, 207 -> {
                        return JsonMapper.shared().readTree(response.body()).path("items");
                    }
                    case 429, 502, 503, 504 -> trouble = "it answers " + response.statusCode();
                    default -> throw refused(response);
                }
            } catch (IOException away) {
                trouble = "nobody answers";
            }
            if (System.nanoTime() > deadline) {
                throw new ImportFailure("Gave up on " + endpoint + ": " + trouble
                        + " for minutes. Run the same import again; it goes on where it stopped.");
            }
            Thread.sleep(pause + ThreadLocalRandom.current().nextLong(pause));
            pause = Math.min(pause * 2, 5_000);
        }
    }

    private HttpRequest request(Batch batch) {
        return HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(batch.body()))
                .build();
    }

    private static ImportFailure refused(HttpResponse<String> response) {
        try {
            JsonNode problem = JsonMapper.shared().readTree(response.body());
            return new ImportFailure(problem.path("title").asString("Refused with " + response.statusCode()) + ". "
                    + problem.path("detail").asString("") + " "
                    + problem.path("fix").asString(""));
        } catch (JacksonException e) {
            return new ImportFailure("What answers is not Annals: status " + response.statusCode() + ".");
        }
    }
}
