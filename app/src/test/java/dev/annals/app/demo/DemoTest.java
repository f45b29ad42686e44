package dev.annals.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.app.demo.history.PurchaseHistory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private static final String PURCHASES = """
             customer_id  date number_of_cds  dollar_value
             00001 19970101  1   11.77
             00002 19970112  1   12.00
             00002 19970112  1   12.00
             00003 19970102  2   20.76
            """;

    @TempDir
    private Path data;

    private PretendedAnnals annals;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Instant now = Instant.parse("2026-03-31T12:00:00Z");

    @BeforeEach
    void start() throws IOException {
        annals = new PretendedAnnals();
    }

    @AfterEach
    void stop() {
        annals.close();
    }

    @Nested
    class WhereAnnalsKeepsItsWord {

        @Test
        void everythingAgrees() {
            assertThat(play()).isTrue();
            assertThat(out.toString())
                    .contains("Everything agrees.")
                    .contains("$56.53")
                    .doesNotContain("WRONG");
        }

        @Test
        void playingAgainADayLaterAddsNothingAndAgrees() {
            play();
            int before = annals.size();
            now = now.plusSeconds(86_400);

            assertThat(play()).isTrue();
            assertThat(annals.size()).isEqualTo(before);
        }

        @Test
        void aFullIntakeIsTriedAgain() {
            annals.busyFor = 1;

            assertThat(play()).isTrue();
        }

        @Test
        void keysThatAreNoLongerAcceptedAreMadeAnew() throws IOException {
            Files.createDirectories(data.resolve("demo"));
            Files.writeString(data.resolve("demo/web.key"), "revoked\n");

            assertThat(play()).isTrue();
        }

        @Test
        void noTokenIsPrintedAndKeysAreTheirOwnersAlone() throws IOException {
            play();

            Path key = data.resolve("demo/web.key");
            assertThat(out.toString() + err)
                    .contains(key.toString())
                    .doesNotContain(Files.readString(key).strip())
                    .doesNotContain("Bearer admin");
            assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Nested
    class WhereAnnalsDoesNot {

        @Test
        void aLostInteractionIsNoticed() {
            annals.loses = message -> message.path("event").asString("").equals("Signed Up");

            assertThat(play()).isFalse();
            assertThat(out.toString()).contains("NOT everything agrees.");
        }

        @Test
        void aDoubledPurchaseIsNoticed() {
            annals.doubles = message -> message.path("userId").asString("").equals("cdnow-00003");

            assertThat(play()).isFalse();
        }

        @Test
        void duplicatesThatAreStoredAreNoticed() {
            annals.forgetsMessageIds = true;

            assertThat(play()).isFalse();
        }

        @Test
        void twoPeopleTakenForOneAreNoticed() {
            annals.confuses = Set.of("user_id:cdnow-00001", "user_id:cdnow-00002");

            assertThat(play()).isFalse();
        }
    }

    private boolean play() {
        PurchaseHistory history =
                new PurchaseHistory(() -> new ByteArrayInputStream(PURCHASES.getBytes(StandardCharsets.US_ASCII)));
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);
        InstantSource clock = () -> now;
        return new Demo(7, 60, history, clock, List.of(), terminal).play(new Client(annals.url()), "admin", data);
    }
}
