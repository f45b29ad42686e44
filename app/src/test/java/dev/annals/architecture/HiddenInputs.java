package dev.annals.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;

/** Recognises code that takes an input nobody gave it: the time, or something drawn by chance. */
final class HiddenInputs {

    private static final Set<String> CLOCK = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.util.Date.<init>");

    private static final Set<String> CHANCE = Set.of(
            "java.util.UUID.randomUUID",
            "java.util.Random.<init>",
            "java.util.SplittableRandom.<init>",
            "java.security.SecureRandom.<init>",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.lang.Math.random");

    private HiddenInputs() {}

    static DescribedPredicate<JavaAccess<?>> readsTheClock() {
        return DescribedPredicate.describe(
                "reads the clock", access -> CLOCK.contains(name(access)) || isNowWithoutClock(access));
    }

    static DescribedPredicate<JavaAccess<?>> drawsByChance() {
        return DescribedPredicate.describe("draws by chance", access -> CHANCE.contains(name(access)));
    }

    private static boolean isNowWithoutClock(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget call
                && call.getName().equals("now")
                && call.getOwner().getPackageName().equals("java.time")
                && call.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(java.time.Clock.class));
    }

    private static String name(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }
}
