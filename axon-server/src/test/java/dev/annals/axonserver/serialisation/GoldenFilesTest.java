package dev.annals.axonserver.serialisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.annals.api.Events;
import dev.annals.platform.sealing.SealedRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was ever stored can be read for ever: one file for each revision of each event and snapshot. */
class GoldenFilesTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final Pattern FILE = Pattern.compile("(.+)@([0-9]+)\\.json");
    private static final boolean WRITE = Boolean.getBoolean("annals.golden.write");
    private static final String COMMAND =
            "./mvnw -pl axon-server -am test -Dtest=GoldenFilesTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dannals.golden.write=true";

    @TestFactory
    Stream<DynamicTest> everyStoredRecordHasAFileOfItsShape() {
        return stored().map(type -> dynamicTest(fileOf(type), () -> hasAFileOfItsShape(type)));
    }

    @TestFactory
    Stream<DynamicTest> everyFileCanBeReadToday() throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(FOLDER)) {
            names = files.map(file -> file.getFileName().toString()).sorted().toList();
        }
        return names.stream().map(name -> dynamicTest(name, () -> canBeReadToday(name)));
    }

    private static void hasAFileOfItsShape(Class<? extends Record> type) throws IOException {
        Path file = FOLDER.resolve(fileOf(type));
        String shape = SealedRecords.toClearJson(Samples.of(type));
        if (WRITE && !Files.exists(file)) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, shape);
        }
        assertThat(file)
                .withFailMessage(() -> file + " is missing. Write it with\n  " + COMMAND)
                .exists();
        assertThat(Files.readString(file))
                .withFailMessage(() -> type.getSimpleName() + " no longer has the shape that is kept in " + file
                        + ". Stored events keep theirs for ever: raise the revision in its @Wire, add a step to"
                        + " Upcasters, and write the new file with\n  " + COMMAND + "\nIts shape is now\n" + shape)
                .isEqualTo(shape);
    }

    private static void canBeReadToday(String fileName) throws IOException {
        Matcher name = FILE.matcher(fileName);
        assertThat(name.matches())
                .as("golden files are called <name>@<revision>.json")
                .isTrue();
        Class<? extends Record> type =
                StoredNames.ofTheHouse().type(name.group(1)).orElseThrow();
        ObjectNode tree = (ObjectNode) JsonMapper.shared().readTree(Files.readString(FOLDER.resolve(fileName)));

        ObjectNode today = Upcasters.ofTheHouse().upcast(name.group(1), Integer.parseInt(name.group(2)), tree);

        assertThat(SealedRecords.fromClearJson(today.toString(), type)).isNotNull();
        if (fileName.equals(fileOf(type))) {
            assertThat(SealedRecords.fromClearJson(today.toString(), type)).isEqualTo(Samples.of(type));
        }
    }

    private static Stream<Class<? extends Record>> stored() {
        return Stream.concat(Events.all().stream(), Events.snapshots().stream());
    }

    private static String fileOf(Class<?> type) {
        SerializedType name = StoredNames.nameOf(type);
        return name.getName() + "@" + name.getRevision() + ".json";
    }
}
