package dev.annals.platform.journey;

import dev.annals.api.journey.InlineTest;
import dev.annals.api.journey.InlineTest.Happening;
import dev.annals.platform.yaml.YamlObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the tests that stand in a definition. */
final class InlineTestsYaml {

    private static final String START = "T0";

    private InlineTestsYaml() {}

    static List<InlineTest> read(YamlObject file) {
        List<InlineTest> tests = new ArrayList<>();
        for (YamlObject test : file.objects("tests")) {
            tests.add(test(test));
        }
        return tests;
    }

    private static InlineTest test(YamlObject object) {
        String name = object.text("name");
        if (name == null) {
            object.flaw("'name' is missing: what does the test show?");
        }
        List<Happening> happenings = new ArrayList<>();
        for (String part : List.of("given", "when")) {
            object.objects(part).forEach(each -> happenings.add(happening(each)));
        }
        happenings.sort(Comparator.comparing(Happening::at));
        if (happenings.isEmpty()) {
            object.flaw("'given' is missing: what happens? E.g. given: [ { event: Order Completed, at: T0 } ].");
        }
        Map<String, String> held = new HashMap<>();
        values(object.object("held")).forEach((channel, reason) -> held.put(channel, reason.toString()));
        YamlObject expect = object.object("expect");
        String exit = null;
        int sends = -1;
        List<String> visits = List.of();
        if (expect == null) {
            object.flaw("'expect' is missing: e.g. expect: { exit: goal, sends: 0 }.");
        } else {
            exit = expect.text("exit");
            sends = expect.number("sends", 0, 10_000, -1);
            visits = expect.texts("steps");
            expect.nothingElse();
        }
        InlineTest test = new InlineTest(
                name == null ? "?" : name, values(object.object("traits")), happenings, held, exit, sends, visits);
        object.nothingElse();
        return test;
    }

    private static Happening happening(YamlObject object) {
        String name = object.text("event");
        if (name == null) {
            object.flaw("'event' is missing: what happens?");
        }
        Happening happening = new Happening(at(object), name == null ? "?" : name, values(object.object("properties")));
        object.nothingElse();
        return happening;
    }

    private static Duration at(YamlObject object) {
        String text = object.text("at");
        if (text == null || text.equals(START)) {
            return Duration.ZERO;
        }
        try {
            if (text.startsWith(START + "+")) {
                return Duration.parse(text.substring(3));
            }
        } catch (DateTimeException noSpan) {
            object.flaw("at", "'" + text + "' is no time; write T0 or e.g. T0+PT1H.");
            return Duration.ZERO;
        }
        object.flaw("at", "'" + text + "' is no time; write T0 or e.g. T0+PT1H.");
        return Duration.ZERO;
    }

    /** Names and plain values. */
    static Map<String, Object> values(@Nullable YamlObject object) {
        Map<String, Object> values = new HashMap<>();
        if (object != null) {
            for (String name : object.names()) {
                Object value = object.value(name);
                if (value != null) {
                    values.put(name, value);
                }
            }
        }
        return values;
    }
}
