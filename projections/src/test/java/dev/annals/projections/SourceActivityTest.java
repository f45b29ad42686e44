package dev.annals.projections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.sealing.RecordCodec;
import dev.annals.platform.sealing.SealedRecords;
import dev.annals.projections.identity.Histories;
import dev.annals.testkit.DrivenProcessors;
import dev.annals.testkit.InMemoryDocuments;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.InMemorySubjectKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SourceActivityTest {

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final RecordCodec codec = new SealedRecords(new InMemorySubjectKeys());
    private final LiveShelves shelves = new LiveShelves(documents, codec);
    private final SourceActivity projection = new SourceActivity();

    // tag::test[]
    @Test
    void rebuiltEqualsLiveAndTwiceIsOnce() {
        Histories.invent(1, 10, 500, true, log);
        DrivenProcessors processors = new DrivenProcessors(
                log,
                List.of(new LogProcessor(
                        projection.name(),
                        new ProjectionHandler<>(
                                new LiveDocuments<>(projection, shelves, documents, codec, new UUID(0, 1))))));

        processors.run();
        processors.rewind(projection.name(), 250);
        processors.run();

        Rebuild<?> rebuild = new Rebuild<>(projection, shelves, log, documents, codec, processors);
        assertThat(rebuild.check(RebuildProgress.UNWATCHED).same()).isTrue();
    }
    // end::test[]

    @Test
    void theRecipeShowsThisVeryCode() throws Exception {
        Path folder = Path.of("src/test/java/dev/annals/projections");
        String recipe = Files.readString(Path.of("../docs/add-a-projection.md"));

        assertThat(recipe).contains(tagged(folder.resolve("SourceActivity.java"), "projection"));
        assertThat(recipe).contains(tagged(folder.resolve("SourceActivityTest.java"), "test"));
    }

    private static String tagged(Path file, String tag) throws Exception {
        Matcher tagged = Pattern.compile("// tag::" + tag + "\\[]\\n(.*?)\\n *// end::" + tag + "\\[]", Pattern.DOTALL)
                .matcher(Files.readString(file));
        assertThat(tagged.find()).isTrue();
        return tagged.group(1).stripIndent();
    }
}
