package dev.annals.projections;

import dev.annals.projections.identity.Histories;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/** Prints how many events a second the profile projection folds on stores in memory: live, rebuilt and checked. */
final class ReplaySpeed {

    private static final int EVENTS = 500_000;

    private ReplaySpeed() {}

    public static void main(String[] arguments) {
        LiveProfiles profiles = new LiveProfiles(1_000);
        Histories.invent(1, 5_000, EVENTS, false, profiles.log);
        for (int round = 0; round < 5; round++) {
            LiveProfiles each = new LiveProfiles(1_000, profiles.log);
            report("live", () -> each.processors.run());
            report("rebuilt", () -> each.rebuilds().replay(LiveProfiles.NAME, RebuildProgress.UNWATCHED));
            report("checked", () -> each.rebuilds().check(LiveProfiles.NAME, RebuildProgress.UNWATCHED));
        }
    }

    private static void report(String what, Runnable task) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long began = System.nanoTime();
        long busy = threads.getCurrentThreadCpuTime();
        task.run();
        double cpu = (threads.getCurrentThreadCpuTime() - busy) / 1e9;
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-8s %,9.0f events/s, %,9.0f events a second of its thread's processor time%n",
                what,
                EVENTS / seconds,
                EVENTS / cpu);
    }
}
