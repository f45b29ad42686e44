package dev.annals.app.demo;

import dev.annals.platform.privacy.CertificateCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The chapter of somebody who is forgotten: comes, orders, asks for erasure, and is found nowhere afterwards, which a
 * signed certificate says and a search of every file shows. Each play has somebody new.
 */
final class Farewell implements Chapter {

    private static final String ERASURES = "/api/v1/erasures";
    private static final String INTERACTIONS = "/api/v1/interactions";
    private static final int LOOKS = 600;
    private static final long PAUSE_MILLIS = 50;

    private final Path data;
    private final InstantSource clock;

    /**
     * @param data the installation's data folder, all of which is searched
     * @param clock tells this play's visitor from those of earlier plays
     */
    Farewell(Path data, InstantSource clock) {
        this.data = data;
        this.clock = clock;
    }

    @Override
    public void play(Stage stage, Findings findings) {
        Client client = stage.client();
        String token = stage.adminToken();
        String number = Long.toString(clock.millis(), Character.MAX_RADIX);
        String mail = "farewell-" + number + "@example.org";
        String user = "farewell-user-" + number;
        long position = comes(stage, mail, user, "farewell-browser-" + number);
        String profile = "/api/v1/profiles/email:" + mail;
        client.get(profile + "?atLeast=" + position, token).orFail("Looking the visitor up");

        long begun = System.nanoTime();
        String erasure = client.post(ERASURES, token, Map.of("profile", "email:" + mail))
                .orFail("Ordering an erasure")
                .body()
                .path("erasure")
                .asString();
        JsonNode done = awaited(stage, ERASURES + "/" + erasure);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        Path certificate = kept(client.get(ERASURES + "/" + erasure + "/certificate", token)
                .orFail("Fetching the certificate")
                .body());
        String key = client.get(ERASURES + "/certificate-key", token)
                .body()
                .path("publicKeyMultibase")
                .asString();
        CertificateCheck.Result check = check(certificate, key);
        ClearText.Found found = new ClearText(List.of(mail, user)).in(data);
        String after = client.postAsSource(INTERACTIONS, stage.writeKey(), order(mail, number + "-2"))
                .body()
                .at("/items/0/status")
                .asString("");

        show(stage.out(), done, millis, "./annals verify " + certificate + " --key " + key, check, found, after);
        findings.add(
                "identifiers of the forgotten, erased",
                3,
                done.path("fragments").size());
        findings.add("certificates that are sound", 1, check.holds() ? 1 : 0);
        findings.add("places in all files where they stand in clear", 0, found.places());
        findings.add(
                "answers to a look-up of the forgotten",
                404,
                client.get(profile, token).status());
        findings.add("later interactions of the forgotten refused", 1, after.equals("refused") ? 1 : 0);
    }

    private static void show(
            PrintWriter out,
            JsonNode done,
            long millis,
            String call,
            CertificateCheck.Result check,
            ClearText.Found found,
            String after) {
        out.println();
        out.println("Somebody who is forgotten, known by three identifiers");
        row(out, "erased", millis + " ms from the order to the last check");
        done.path("steps")
                .forEach(step -> row(
                        out,
                        "  " + step.path("step").asString(),
                        step.path("count").asLong() + (step.path("count").asLong() == 1 ? " thing" : " things")));
        row(out, "certificate", call);
        row(out, "", check.holds() ? "sound: " + check.summary() : "BROKEN: " + String.join(" ", check.wrong()));
        row(out, "searched", String.format(Locale.ROOT, "%,d files, %,d MB", found.files(), found.bytes() >> 20));
        row(out, "next order", after);
    }

    private static long comes(Stage stage, String mail, String user, String browser) {
        Map<String, Object> signsUp = Map.of(
                "type",
                "identify",
                "messageId",
                "signs-up-" + user,
                "userId",
                user,
                "anonymousId",
                browser,
                "traits",
                Map.of("email", mail, "name", "Felicity Farewell"));
        stage.client().postAsSource(INTERACTIONS, stage.writeKey(), signsUp).orFail("Signing the visitor up");
        return stage.client()
                .postAsSource(INTERACTIONS, stage.writeKey(), order(mail, user))
                .orFail("Ordering")
                .position()
                .orElseThrow(() -> new DemoFailure("The order was answered without a position"));
    }

    private static Map<String, Object> order(String mail, String messageId) {
        return Map.of(
                "type",
                "track",
                "event",
                "Order Completed",
                "messageId",
                "orders-" + messageId,
                "context",
                Map.of("traits", Map.of("email", mail)),
                "properties",
                Map.of("revenue", 12));
    }

    private static JsonNode awaited(Stage stage, String erasure) {
        for (int look = 0; look < LOOKS; look++) {
            JsonNode found = stage.client()
                    .get(erasure, stage.adminToken())
                    .orFail("Reading an erasure")
                    .body();
            if (found.path("status").asString("").equals("completed")) {
                return found;
            }
            pause();
        }
        throw new DemoFailure("The erasure was not complete in time");
    }

    private Path kept(JsonNode certificate) {
        try {
            Path folder = Files.createDirectories(data.resolve("demo"));
            return Files.writeString(folder.resolve("erasure-certificate.json"), certificate.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CertificateCheck.Result check(Path certificate, String key) {
        try {
            return CertificateCheck.check(Files.readString(certificate), key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("The demo was interrupted", e);
        }
    }

    private static void row(PrintWriter out, String name, String value) {
        out.printf("  %-26s %s%n", name, value);
    }
}
