package dev.annals.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.testkit.canary.CanaryScanner;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random texts are put in wherever personal data come in; none of them may be in any file, in clear, afterwards. */
class NothingPersonalInClearIT {

    private static final int PEOPLE = 40;

    private final Random random = new Random();
    private final List<String> canaries = new ArrayList<>();

    /** Comes in also where nothing personal belongs, such as names of events, so that it may be in the log of events. */
    private final String unwanted = CanaryScanner.canary(random);

    @Test
    void noFileOfTheInstallationAndNothingPrintedHoldsAPersonalValue(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        String lastMail = "";
        String lastPosition = "0";
        try (PackagedAnnals annals = PackagedAnnals.on(data, folder)) {
            String key = annals.writeKey("web");
            for (int person = 0; person < PEOPLE; person++) {
                lastMail = canary().toLowerCase(Locale.ROOT) + "@example.org";
                lastPosition = sendPerson(annals, key, lastMail);
            }
            assertThat(annals.get("/api/v1/profiles/email:" + lastMail + "?atLeast=" + lastPosition)
                            .body())
                    .contains(lastMail);
            new WrongRequests(unwanted).sendTo(annals, key);
            assertThat(annals.operate("/api/v1/operations/projections/profile/check")
                            .statusCode())
                    .isLessThan(300);
            assertThat(annals.output()).isNotEmpty().doesNotContain("Incident", unwanted);
            annals.kill();
        }
        try (PackagedAnnals annals = PackagedAnnals.on(data, folder)) {
            assertThat(annals.get("/api/v1/profiles/email:" + lastMail).body()).contains(lastMail);
            annals.get("/api/v1/profiles/email:" + lastMail + "/timeline");
            annals.get("/api/v1/audit?subject=email:" + lastMail);
            assertThat(annals.stop()).isZero();
            assertThat(annals.output()).isNotEmpty().doesNotContain("Incident", unwanted);
        }
        assertThat(PackagedAnnals.temporary(folder)).isEmptyDirectory();
        CanaryScanner scanner = new CanaryScanner(canaries);
        CanaryScanner.Report report = scanner.scan(folder);
        assertThat(report.files()).isGreaterThan(100);
        assertThat(report.findings()).isEmpty();

        Files.writeString(data.resolve("planted.txt"), "written in clear: " + canaries.getFirst());
        assertThat(scanner.scan(folder).findings()).hasSize(1);
    }

    /** Sends what a person does; answers the position of it. */
    private String sendPerson(PackagedAnnals annals, String key, String mail) throws Exception {
        String identify = """
                {"userId":"%s","anonymousId":"%s","messageId":"%s","traits":{"email":"%s","name":"%s","phone":"%s"},
                 "context":{"page":{"url":"https://shop.example/?q=%s"}}}""".formatted(canary(), canary(), canary(), mail, canary(), canary(), canary());
        assertThat(annals.post("/v1/identify", key, identify).statusCode()).isEqualTo(200);
        String track = """
                {"batch":[{"type":"track","event":"Message Left","anonymousId":"%s","properties":{"text":"%s"},
                           "context":{"traits":{"email":"%s"}}}]}""".formatted(canary(), canary(), mail);
        HttpResponse<String> sent = annals.post("/v1/batch", key, track);
        assertThat(sent.statusCode()).isEqualTo(200);
        return sent.headers().firstValue("X-Annals-Position").orElseThrow();
    }

    private String canary() {
        String canary = CanaryScanner.canary(random);
        canaries.add(canary);
        return canary;
    }
}
