package dev.annals.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.sealing.SealedRecords;
import dev.annals.recipes.NoteEvent.NoteAdded;
import dev.annals.testkit.InMemorySubjectKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AddAnEventTest {

    private static final Path RECIPE = Path.of("../docs/add-an-event.md");
    private static final Path SOURCES = Path.of("src/test/java/dev/annals/recipes");
    private static final Pattern CODE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    private final FragmentId person = new FragmentId(new UUID(1, 2));

    @Test
    void theCodeInTheRecipeIsTheCodeThatCompiles() throws IOException {
        String compiled = flat(Files.readString(SOURCES.resolve("NoteEvent.java")))
                + flat(Files.readString(SOURCES.resolve("AddNote.java")));

        List<String> shown = CODE.matcher(Files.readString(RECIPE))
                .results()
                .map(MatchResult::group)
                .map(block -> flat(block.replace("```java", "").replace("```", "")))
                .toList();

        assertThat(shown).hasSize(2).allSatisfy(block -> assertThat(compiled).contains(block));
    }

    @Test
    void whatIsPersonalIsSealedAndComesBack() {
        SealedRecords records = new SealedRecords(keysOf(person));
        NoteAdded note = new NoteAdded(person, "phone", "asked for 雨傘 by Thursday");

        byte[] stored = records.write(note);

        assertThat(new String(stored, StandardCharsets.UTF_8)).contains("phone").doesNotContain("Thursday");
        assertThat(records.read(stored, NoteAdded.class)).isEqualTo(note);
    }

    @Test
    void afterAnErasureTheRestCanStillBeRead() {
        byte[] stored = new SealedRecords(keysOf(person)).write(new NoteAdded(person, "phone", "asked for 雨傘"));

        SealedRecords afterwards = new SealedRecords(new InMemorySubjectKeys());

        assertThat(afterwards.read(stored, NoteAdded.class)).isEqualTo(new NoteAdded(person, "phone", null));
    }

    private static InMemorySubjectKeys keysOf(FragmentId fragment) {
        InMemorySubjectKeys keys = new InMemorySubjectKeys();
        keys.obtain(List.of(fragment));
        return keys;
    }

    private static String flat(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
