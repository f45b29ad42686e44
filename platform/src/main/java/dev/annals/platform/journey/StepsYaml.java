package dev.annals.platform.journey;

import dev.annals.api.journey.Step;
import dev.annals.platform.yaml.YamlObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a journey, each an object with one member: its name. Where a step leads is the next one, or what it says. */
final class StepsYaml {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,59}");
    private static final int MOST = 2_000;

    private final StepYaml reader;
    private final Duration expires;

    StepsYaml(Surroundings around, TriggerYaml triggers, Duration expires) {
        this.expires = expires;
        this.reader = new StepYaml(around, triggers);
    }

    /**
     * A step and where it stands.
     *
     * @param object what says it
     * @param step what it says
     */
    record Placed(YamlObject object, Step step) {}

    List<Step> read(YamlObject file) {
        List<YamlObject> listed = file.objects("steps");
        List<String> names = new ArrayList<>();
        List<YamlObject> objects = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (YamlObject each : listed) {
            List<String> members = each.names();
            String name = members.isEmpty() ? "?" : members.getFirst();
            if (members.size() != 1 || !NAME.matcher(name).matches()) {
                each.flaw("A step is one name with what it does, e.g. - pause: { wait: { for: PT2H } }.");
                continue;
            }
            if (!taken.add(name)) {
                each.flawOfName(name, "There are two steps '" + name + "'; give each a name of its own.");
                continue;
            }
            YamlObject object = each.object(name);
            if (object != null) {
                names.add(name);
                objects.add(object);
            }
        }
        if (listed.isEmpty() || listed.size() > MOST) {
            file.flaw("steps", "1 to " + MOST + " steps are expected.");
        }
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String next = i + 1 < names.size() ? names.get(i + 1) : null;
            placed.add(new Placed(objects.get(i), reader.read(names.get(i), next, objects.get(i))));
        }
        new StepChecks(placed, reader.references(), expires).tell();
        return placed.stream().map(Placed::step).toList();
    }

    /**
     * A place that names a step.
     *
     * @param object the object
     * @param member its member
     * @param target the name
     * @param from the step in which it stands
     */
    record Reference(
            YamlObject object, String member, @Nullable String target, String from) {}
}
