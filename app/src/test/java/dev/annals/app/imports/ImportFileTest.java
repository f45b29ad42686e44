package dev.annals.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFileTest {

    @TempDir
    Path folder;

    private RecordingIntake intake;

    @BeforeEach
    void listen() throws IOException {
        intake = new RecordingIntake();
    }

    @AfterEach
    void stop() {
        intake.close();
    }

    @Test
    void everyLineIsSentAndCounted() throws Exception {
        Path file = ndjson(1_234);

        assertThat(run(file, null)).isEqualTo(new Count(1_234, 0, 0));

        assertThat(intake.events()).hasSize(1_234).doesNotHaveDuplicates().contains("e1", "e2", "e1234");
        assertThat(folder).isDirectoryNotContaining("glob:**import-state*");
        assertThat(folder).isDirectoryNotContaining("glob:**rejects*");
    }

    @Test
    void repeatedItStoresNothingTwice() throws Exception {
        Path file = ndjson(700);
        run(file, null);

        assertThat(run(file, null)).isEqualTo(new Count(0, 700, 0));
    }

    @Test
    void messageIdsOfTheFileAreKept() throws Exception {
        Path file = Files.writeString(folder.resolve("f.ndjson"), "{\"messageId\":\"mine\",\"event\":\"e\"}\n");
        run(file, null);

        assertThat(intake.messageIds()).containsExactly("mine");
    }

    @Test
    void whatIsNotAcceptedIsWrittenDownWithItsLine() throws Exception {
        Path file = Files.writeString(folder.resolve("f.ndjson"), """
                {"event":"good"}
                {"event":

                ["no object"]
                {"event":"bad"}
                {"event":"good too"}
                """);

        assertThat(run(file, null)).isEqualTo(new Count(2, 0, 3));

        assertThat(folder.resolve("f.ndjson.rejects.ndjson")).hasContent("""
                {"line":2,"reason":"it is no JSON at column 10","status":"unreadable"}
                {"line":4,"reason":"it is no JSON object","status":"unreadable"}
                {"line":5,"reason":"no-identifier","status":"quarantined"}""");
    }

    @Test
    void cutShortItGoesOnWhereItStopped() throws Exception {
        Path file = ndjson(6_000);
        intake.refuseAfter(5);

        assertThatExceptionOfType(ImportFailure.class)
                .isThrownBy(() -> run(file, null))
                .withMessageContaining("forbidden");
        int sent = intake.events().size();
        intake.acceptAgain();

        assertThat(run(file, null)).matches(count -> count.stored() + count.duplicates() == 6_000);
        assertThat(intake.events().size())
                .as("sent twice at most what was on its way")
                .isLessThan(6_000 + sent);
        assertThat(intake.messageIds().stream().distinct()).hasSize(6_000);
    }

    @Test
    void aBusyIntakeIsAskedAgain() throws Exception {
        intake.busyFor(2);

        assertThat(run(ndjson(10), null)).isEqualTo(new Count(10, 0, 0));
    }

    @Test
    void csvIsMappedInItsOwnEncoding() throws Exception {
        Path mapping = Files.writeString(folder.resolve("m.yaml"), """
                delimiter: ";"
                charset: Big5
                message: { type: track, event: "${商品}", userId: "${id}" }
                """);
        Path file =
                Files.write(folder.resolve("f.csv"), "id;商品\n1;\"烏龍;茶\"\n2;許功蓋\n".getBytes(Charset.forName("Big5")));

        assertThat(run(file, mapping)).isEqualTo(new Count(2, 0, 0));

        assertThat(intake.events()).containsExactly("烏龍;茶", "許功蓋");
    }

    @Test
    void aColumnThatIsNotThereStopsTheImport() throws Exception {
        Path mapping = Files.writeString(folder.resolve("m.yaml"), "message: {userId: '${nobody}'}");
        Path file = Files.writeString(folder.resolve("f.csv"), "id\n1\n");

        assertThatExceptionOfType(ImportFailure.class)
                .isThrownBy(() -> run(file, mapping))
                .withMessageContaining("no column nobody; it has [id]");
    }

    private Count run(Path file, Path mapping) throws IOException, InterruptedException {
        return new ImportFile(file, mapping, intake.url(), "key", (bytes, total, count) -> {}).run();
    }

    private Path ndjson(int lines) throws IOException {
        return Files.writeString(
                folder.resolve("f.ndjson"),
                IntStream.rangeClosed(1, lines)
                        .mapToObj(i -> "{\"type\":\"track\",\"userId\":\"u" + i % 10 + "\",\"event\":\"e" + i + "\"}\n")
                        .collect(Collectors.joining()));
    }
}
