package dev.annals.app.demo;

import dev.annals.platform.journey.ReadyMade;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A journey as it comes along, on a fast clock: every wait is shortened to a few seconds, and what would leave people out by chance or by
 * night is left out itself.
 */
final class FastJourney {

    private static final int DAY_IN_SECONDS = 2;
    private static final int LONGEST = 3;
    private static final Pattern WAIT = Pattern.compile("(for|timeout): (P[0-9DTHM]+)");
    private static final Pattern UNTIL_A_TIME = Pattern.compile("until: \"[0-9:]+\"(, days: \\[[^]]*])?");
    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^ *(holdout|quiet_hours):.*\\R");
    private static final Pattern HOLDOUT_AMONG_OTHERS = Pattern.compile(", holdout: \\{[^}]*}");
    private static final Pattern TESTS = Pattern.compile("(?ms)^tests:.*");

    private FastJourney() {}

    /** Its definition, without its tests: they know how long its waits are. */
    static String definition(String key) {
        String text = TESTS.matcher(ReadyMade.text(key)).replaceAll("");
        text = LEFT_OUT.matcher(text).replaceAll("");
        text = HOLDOUT_AMONG_OTHERS.matcher(text).replaceAll("");
        text = UNTIL_A_TIME.matcher(text).replaceAll("for: PT1M");
        return WAIT.matcher(text)
                .replaceAll(found -> found.group(1) + ": PT" + seconds(Duration.parse(found.group(2))) + "S");
    }

    private static long seconds(Duration wait) {
        return Math.clamp(wait.toMinutes() * DAY_IN_SECONDS / Duration.ofDays(1).toMinutes(), 1, LONGEST);
    }
}
