package dev.annals.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void helpListsTheVerbsOnStandardOutput() {
        assertThat(run("help")).isZero();

        assertThat(out.toString()).contains("demo", "run", "import", "replay", "token", "keys", "doctor");
        assertThat(out.toString()).doesNotContain("prepare");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "run", "import", "replay", "token", "keys", "doctor"})
    void everyVerbExplainsItself(String verb) {
        assertThat(run(verb, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: annals " + verb);
        out.getBuffer().setLength(0);
        assertThat(run("help", verb)).isZero();
        assertThat(out.toString()).startsWith("Usage: annals " + verb);
    }

    @Test
    void wrongUsageIsTwoAndSaysWhatToTry() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("juggle")).isEqualTo(2);
        assertThat(run("run", "--prot", "1")).isEqualTo(2);
        assertThat(run("token")).isEqualTo(2);
        assertThat(run("token", "create", "--role", "king", "--name", "x")).isEqualTo(2);
        assertThat(run("import", folder.resolve("nothing").toString())).isEqualTo(2);
        assertThat(run("run", "--config", "annals.toml")).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("Try: annals run --help", "'king' is none of source, analyst");
    }

    @Test
    void aWrongConfigurationIsTwoWithTheWholeList() {
        assertThat(run("run", "--port", "x", "--data", folder.toString(), "--set", "annals.prot=1"))
                .isEqualTo(2);

        assertThat(err.toString())
                .contains("annals.port has a value that is no whole number")
                .contains("annals.prot", "did you mean annals.port?");
    }

    @Test
    void withoutAProcessTheFailureIsOneAndSaysHowToStartOne() {
        for (String[] verb : new String[][] {
            {"token", "create", "--role", "admin", "--name", "x"}, {"doctor"}, {"replay", "profile"}, {"keys", "status"}
        }) {
            String[] arguments = Arrays.copyOf(verb, verb.length + 2);
            arguments[verb.length] = "--data";
            arguments[verb.length + 1] = folder.toString();

            assertThat(run(arguments)).isEqualTo(1);
        }
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("annals run --data " + folder);
    }

    private int run(String... arguments) {
        return CommandLineOfAnnals.over(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
