package dev.annals.platform.journey;

import dev.annals.api.journey.InFlight;
import dev.annals.api.journey.Journey.Cap;
import dev.annals.api.journey.Journey.Policies;
import dev.annals.api.journey.Journey.QuietHours;
import dev.annals.platform.yaml.YamlObject;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what holds for every run of a journey. */
final class PoliciesYaml {

    private static final int RESUME_PER_HOUR = 5_000;

    private PoliciesYaml() {}

    static Policies read(@Nullable YamlObject object, String key, Duration expires, InFlight inFlight) {
        if (object == null) {
            return new Policies(null, List.of(), 0, key, expires, RESUME_PER_HOUR, false, inFlight);
        }
        QuietHours quiet = quiet(object.object("quiet_hours", "an object such as { from: \"21:00\", to: \"08:00\" }"));
        List<Cap> caps = new ArrayList<>();
        for (YamlObject cap : object.objects("frequency_cap")) {
            caps.add(cap(cap));
        }
        int holdout = 0;
        String salt = key;
        YamlObject held = object.object("holdout", "an object such as { percent: 10 }");
        if (held != null) {
            holdout = held.number("percent", 0, 99, 0);
            String named = held.text("salt");
            salt = named == null ? key : named;
            held.nothingElse();
        }
        Duration said = object.duration("expires");
        Policies policies = new Policies(
                quiet,
                caps,
                holdout,
                salt,
                said == null ? expires : said,
                object.number("resume_per_hour", 1, 100_000_000, RESUME_PER_HOUR),
                object.truth("shadow", false),
                inFlight);
        object.nothingElse();
        return policies;
    }

    private static @Nullable QuietHours quiet(@Nullable YamlObject object) {
        if (object == null) {
            return null;
        }
        LocalTime from = JourneyYaml.time(object, "from");
        LocalTime to = JourneyYaml.time(object, "to");
        String action = object.text("action");
        if (action != null && !Set.of("defer", "skip").contains(action)) {
            object.flaw("action", "'action' is defer or skip.");
        }
        if (!object.has("from") || !object.has("to")) {
            object.flaw("Quiet hours need 'from' and 'to', e.g. { from: \"21:00\", to: \"08:00\" }.");
        }
        object.nothingElse();
        return from == null || to == null ? null : new QuietHours(from, to, action == null ? "defer" : action);
    }

    private static Cap cap(YamlObject object) {
        String channel = object.text("channel");
        Duration per = object.duration("per");
        String window = object.text("window");
        if (window != null && !window.equals("rolling")) {
            object.flaw("window", "Windows are rolling; leave 'window' out.");
        }
        String exceed = object.text("exceed");
        if (exceed != null && !exceed.equals("skip")) {
            object.flaw("exceed", "A message over the cap is skipped, with the reason; leave 'exceed' out.");
        }
        int most = object.number("max", 1, 1_000, 0);
        if (!object.has("max") || !object.has("per")) {
            object.flaw("A cap needs 'max' and 'per', e.g. { channel: any, max: 2, per: P1D }.");
        }
        object.nothingElse();
        return new Cap(channel == null ? "any" : channel, Math.max(1, most), per == null ? Duration.ofDays(1) : per);
    }
}
