package dev.annals.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(300)
class StartStopIT {

    private static final int SENDERS = 8;
    private static final int ENOUGH = 200;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final CountDownLatch enough = new CountDownLatch(ENOUGH);

    @TempDir
    Path folder;

    @Test
    void anInstallationStartsStopsAndStartsAgainAndIsNeverWithoutItsKeyset() throws Exception {
        Path data = folder.resolve("data with spaces");
        String key;
        try (PackagedAnnals first = PackagedAnnals.on(data, folder)) {
            aSecondProcessOnTheSameFolderIsRefused(data);
            assertThat(first.get("/actuator/health/readiness").statusCode()).isEqualTo(200);

            key = first.writeKey("web");
            List<Thread> senders = send(first, key);
            enough.await();
            assertThat(first.stop()).isZero();
            for (Thread sender : senders) {
                sender.join();
            }

            assertThat(first.output())
                    .contains("database created", "Stopping", "Stopped")
                    .doesNotContain("ERROR");
            assertNothingIsLeftOf(data);
        }
        try (PackagedAnnals second = PackagedAnnals.on(data, folder)) {
            assertThat(second.output()).doesNotContain("database created", "token of the first administrator");
            String position = second.post("/v1/track", key, "{\"userId\":\"u-1\",\"event\":\"Back\"}")
                    .headers()
                    .firstValue("X-Annals-Position")
                    .orElseThrow();
            assertThat(stored(second, position)).containsAll(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);

            whenItsDatabaseIsKilledItSaysSoUntilItIsBack(second, key, data);
            assertThat(second.stop()).isZero();
            assertNothingIsLeftOf(data);
        }
        withoutItsKeysetItIsRefusedAndNoNewOneIsMade(data);
    }

    @Test
    void aWrongConfigurationIsToldAtOnceAndAsAWhole() throws IOException {
        PackagedAnnals.Refusal refusal = PackagedAnnals.refused(
                folder.resolve("none"), folder, "--set", "annals.prot=1", "--set", "annals.recording.group=many");

        assertThat(refusal.exitCode()).isEqualTo(2);
        assertThat(refusal.output())
                .contains("The configuration cannot be used:", "annals.prot", "did you mean annals.port?")
                .contains("annals.recording.group")
                .doesNotContain("Exception", "\tat ");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private void aSecondProcessOnTheSameFolderIsRefused(Path data) throws IOException {
        PackagedAnnals.Refusal refusal = PackagedAnnals.refused(data, folder);

        assertThat(refusal.exitCode()).isEqualTo(1);
        assertThat(refusal.output()).contains("Annals could not start").doesNotContain("\tat ");
    }

    private static void whenItsDatabaseIsKilledItSaysSoUntilItIsBack(PackagedAnnals annals, String key, Path data)
            throws IOException, InterruptedException {
        long pid = Long.parseLong(Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle postgres = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postgres), postgres.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);

        for (String path : new String[] {
            "/api/v1/profiles/user_id:u-1",
            "/api/v1/profiles/user_id:u-1/timeline",
            "/api/v1/quarantine",
            "/api/v1/audit"
        }) {
            int status = annals.get(path).statusCode();
            while (status != 200) {
                assertThat(status).as(path).isEqualTo(503);
                LockSupport.parkNanos(10_000_000);
                status = annals.get(path).statusCode();
            }
        }
        assertThat(track(annals, key, "after the kill")).isTrue();
        assertThat(annals.output()).doesNotContain("Incident");
    }

    private void withoutItsKeysetItIsRefusedAndNoNewOneIsMade(Path data) throws IOException {
        Path keyset = data.resolve("master.keyset");
        Path kept = Files.move(keyset, folder.resolve("kept.keyset"));

        PackagedAnnals.Refusal refusal = PackagedAnnals.refused(data, folder);

        assertThat(refusal.exitCode()).isEqualTo(1);
        assertThat(refusal.output()).contains("master.keyset").doesNotContain("\tat ");
        assertThat(keyset).doesNotExist();
        assertThat(kept).exists();
        assertNothingIsLeftOf(data);
    }

    /** Sends until nobody answers any more, and notes what was acknowledged. */
    private List<Thread> send(PackagedAnnals annals, String key) {
        List<Thread> senders = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            String name = "m-" + sender + "-";
            senders.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; track(annals, key, name + i); i++) {
                    acknowledged.add(name + i);
                    enough.countDown();
                }
            }));
        }
        return senders;
    }

    private static boolean track(PackagedAnnals annals, String key, String messageId) {
        try {
            HttpResponse<String> response = annals.post(
                    "/v1/track", key, "{\"userId\":\"u-1\",\"event\":\"Sent\",\"messageId\":\"" + messageId + "\"}");
            return response.statusCode() == 200;
        } catch (IOException gone) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The ids of all interactions that are there now. */
    private static Set<String> stored(PackagedAnnals annals, String position) throws IOException, InterruptedException {
        Set<String> stored = new HashSet<>();
        String next = "";
        do {
            JsonNode page = annals.json("/api/v1/profiles/user_id:u-1/timeline?limit=1000&atLeast=" + position + next);
            page.path("items")
                    .forEach(
                            item -> assertThat(stored.add(item.path("messageId").asString()))
                                    .isTrue());
            next = page.path("next").isString() ? "&cursor=" + page.path("next").asString() : "";
        } while (!next.isEmpty());
        return stored;
    }

    private void assertNothingIsLeftOf(Path data) {
        assertThat(PackagedAnnals.temporary(folder)).isEmptyDirectory();
        assertThat(data.resolve("annals.url")).doesNotExist();
        assertThat(data.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
        assertThat(ProcessHandle.allProcesses())
                .noneMatch(process -> process.info().commandLine().orElse("").contains(data.toString()));
        assertThat(data.resolve("admin.token")).exists();
    }
}
