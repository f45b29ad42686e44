package dev.annals.app.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the JavaScript SDKs of Segment and RudderStack, as they are published, in Node and in Chromium against the started
 * product. Without Node, npm or a Chromium the tests are skipped, and say so.
 */
@ExtendWith(StartedAnnals.OfAllTests.class)
class NodeSdksIT {

    private static final Path SCRIPTS = Path.of("src/test/node").toAbsolutePath();
    private static final Path INSTALLED = Path.of("target/interop").toAbsolutePath();
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final int MINUTES = 4;

    @BeforeAll
    static void installTheSdks() throws Exception {
        assumeTrue(find("node").isPresent() && find("npm").isPresent(), "SKIPPED: Node.js and npm are not on the PATH");
        Files.createDirectories(INSTALLED);
        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            for (Path script : scripts.filter(Files::isRegularFile).toList()) {
                Files.write(INSTALLED.resolve(script.getFileName()), Files.readAllBytes(script));
            }
        }
        if (!Files.exists(INSTALLED.resolve("node_modules/.package-lock.json"))) {
            run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
    }

    @Test
    void segmentsNodeClientDelivers(StartedAnnals annals) throws Exception {
        Person person = new Person("segment-node");

        script("segment-node.mjs", annals, person);

        person.isKnownTo(annals, "page", "identify", "track", "screen", "group", "alias");
    }

    @Test
    void rudderStacksNodeClientDelivers(StartedAnnals annals) throws Exception {
        Person person = new Person("rudder-node");

        script("rudder-node.mjs", annals, person);

        person.isKnownTo(annals, "page", "identify", "track", "screen", "group", "alias");
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "batching"})
    void segmentsBrowserClientDeliversFromAnotherOrigin(String strategy, StartedAnnals annals) throws Exception {
        Optional<Path> browser =
                BROWSERS.stream().flatMap(name -> find(name).stream()).findFirst();
        assumeTrue(browser.isPresent(), "SKIPPED: no Chromium or Chrome is on the PATH");
        Person person = new Person("browser-" + strategy);

        script(
                "browser.mjs",
                annals,
                person,
                "--strategy",
                strategy,
                "--browser",
                browser.orElseThrow().toString());

        person.isKnownTo(annals, "page", "identify", "track", "group", "alias");
    }

    @Test
    void ourOwnScriptShowsInABrowserWhatWaitsForTheVisitorAndTellsThatItDid(StartedAnnals annals) throws Exception {
        Optional<Path> browser =
                BROWSERS.stream().flatMap(name -> find(name).stream()).findFirst();
        assumeTrue(browser.isPresent(), "SKIPPED: no Chromium or Chrome is on the PATH");
        Person person = new Person("onsite");
        String visitor = "anonymous_id:" + person.id();
        annals.raw(
                "/v1/track",
                "{\"writeKey\":\"%s\",\"anonymousId\":\"%s\",\"event\":\"Looked\"}"
                        .formatted(annals.writeKey(), person.id())
                        .getBytes(StandardCharsets.UTF_8));
        annals.administers("PUT", "/api/v1/channels/site", Map.of("kind", "onsite", "settings", Map.of()));
        annals.administers(
                "POST",
                "/api/v1/consents",
                Map.of("profile", visitor, "purpose", "personalisation", "channel", "web", "state", "given"));
        String delivery = annals.administers(
                        "POST",
                        "/api/v1/deliveries",
                        Map.of(
                                "profile",
                                visitor,
                                "channel",
                                "web",
                                "purpose",
                                "personalisation",
                                "message",
                                Map.of(
                                        "text",
                                        "<b>Hello</b> 安娜",
                                        "fields",
                                        Map.of("link", "https://shop.example/sale"))))
                .path("delivery")
                .asString();

        script("onsite.mjs", annals, person, "--browser", browser.orElseThrow().toString());

        assertThat(annals.read("/api/v1/why/" + delivery).path("outcomes").toString())
                .contains("\"opened\"");
    }

    private static void script(String name, StartedAnnals annals, Person person, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "node", name, "--url", annals.url().toString(), "--key", annals.writeKey(), "--person", person.id()));
        command.addAll(List.of(more));
        run(command.toArray(String[]::new));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(INSTALLED, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended && process.exitValue() == 0)
                .as("%s: %s", command[0] + " " + command[1], Files.readString(output))
                .isTrue();
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
