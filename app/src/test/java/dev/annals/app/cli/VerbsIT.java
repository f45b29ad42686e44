package dev.annals.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.app.security.SecuredAnnals;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SecuredAnnals.OfAllTests.class)
class VerbsIT {

    private final SecuredAnnals annals;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    VerbsIT(SecuredAnnals annals) {
        this.annals = annals;
    }

    @Test
    void tokenCreatePrintsNothingButTheToken() {
        assertThat(run("token", "create", "--role", "source", "--name", "門市")).isZero();

        assertThat(out.toString()).matches("an_source_[0-9A-Za-z]{43}\\R");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void tokenCreateTellsMoreAsJson() {
        assertThat(run("token", "create", "--role", "analyst", "--name", "bi", "--expires-in", "30", "--json"))
                .isZero();

        JsonNode token = JsonMapper.shared().readTree(out.toString());
        assertThat(token.path("role").asString()).isEqualTo("analyst");
        assertThat(token.path("expiresAt").asString()).isNotEmpty();
    }

    @Test
    void doctorShowsWhatTheProcessUnderstood() {
        assertThat(run("doctor")).isZero();

        assertThat(out.toString())
                .contains(
                        "annals.oidc.audience = annals",
                        "event log",
                        "read store",
                        "profile",
                        "0 deadlines overdue",
                        "subject-request",
                        "healthy")
                .doesNotContain("NEEDS ATTENTION");
    }

    @Test
    void aProjectionIsCheckedAndRebuilt() {
        assertThat(run("replay", "profile", "--check")).isZero();
        assertThat(out.toString()).contains("profile is what the log says");
        assertThat(run("replay", "profile")).isZero();
        assertThat(out.toString()).contains("profile rebuilt up to position");
        assertThat(run("replay", "nothing")).isEqualTo(1);
        assertThat(err.toString()).contains("no such projection");
    }

    @Test
    void aSegmentIsKeptInStepWithAChannelAndNoMore() throws IOException {
        Path file = folder.resolve("segment.yaml");
        Files.writeString(file, "segment: verbs-vip\nname: VIP\ncondition: {trait: verbsVip, is: true}\n");
        assertThat(run("segment", "apply", file.toString())).isZero();
        String[] attach = {"segment", "attach", "verbs-vip", "ads", "--purpose", "advertising"};

        assertThat(run(attach)).isZero();
        assertThat(run(attach)).isZero();
        assertThat(run("segment", "attach", "verbs-vip", "email", "--purpose", "advertising"))
                .isEqualTo(1);
        assertThat(run("segment", "audiences", "verbs-vip")).isZero();
        assertThat(run("segment", "detach", "verbs-vip", "ads")).isZero();

        assertThat(out.toString())
                .contains(
                        "verbs-vip is kept in step with ads",
                        "verbs-vip is kept in step with ads already",
                        "ads for advertising: 0 of 0 people",
                        "verbs-vip is not kept in step with ads any more");
        assertThat(run("replay", "audience", "--check")).isZero();

        for (String form : List.of("csv", "ndjson", "parquet")) {
            Path exported = folder.resolve("vip." + form);
            assertThat(run("segment", "export", "verbs-vip", exported.toString()))
                    .as(form)
                    .isZero();
            assertThat(out.toString()).contains(exported + ": " + Files.size(exported) + " bytes");
        }
        assertThat(folder.resolve("vip.csv")).hasContent("segment,profileId,since,cause");
        assertThat(run(
                        "segment",
                        "export",
                        "verbs-vip",
                        folder.resolve("vip.xlsx").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains(".csv, .ndjson or .parquet");
        assertThat(run("segment", "export", "no-such", folder.resolve("x.csv").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no segment 'no-such'");
    }

    @Test
    void theMasterKeyIsRotated() {
        assertThat(run("keys", "status", "--json")).isZero();
        int before =
                JsonMapper.shared().readTree(out.toString()).path("version").asInt();
        out.getBuffer().setLength(0);

        assertThat(run("keys", "rotate", "--json")).isZero();

        assertThat(JsonMapper.shared().readTree(out.toString()).path("version").asInt())
                .isGreaterThan(before);
        assertThat(run("keys", "status")).isZero();
        assertThat(out.toString()).contains("wraps now");
    }

    @Test
    void aFileIsImportedOnce() throws IOException {
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), """
                message:
                  type: track
                  event: Order Completed
                  userId: ${customer}
                  timestamp: ${date|date:yyyy-MM-dd}
                  properties: { revenue: "${amount|number}" }
                """);
        Path file = Files.writeString(folder.resolve("orders.csv"), """
                customer,date,amount
                c-1,2025-01-31,12.50
                c-2,2025-02-01,much
                c-3,2025-02-02,7
                """);

        assertThat(run("import", file.toString(), "--mapping", mapping.toString()))
                .isZero();
        assertThat(run("import", file.toString(), "--mapping", mapping.toString()))
                .isZero();

        assertThat(out.toString())
                .isEqualToNormalizingNewlines("stored=2 duplicates=0 rejected=1\nstored=0 duplicates=2 rejected=1\n");
        assertThat(folder.resolve("orders.csv.rejects.ndjson"))
                .content()
                .contains("\"line\":3", "the column amount holds no number");
        assertThat(err.toString()).contains("orders.csv.rejects.ndjson");
    }

    @Test
    void anotherTokenIsTakenFromItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "an_admin_" + "x".repeat(43) + "\n");

        assertThat(run("doctor", "--token-file", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("unknown, expired or revoked");
    }

    private int run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = annals.data().toString();
        return CommandLineOfAnnals.over(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all);
    }
}
