package dev.annals.benchmarks.crash;

import dev.annals.benchmarks.product.Launcher;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What all rounds have in common in which one product is killed again and again: the plan, the victim, and the loop. */
abstract class KillingRounds {

    private final Rounds.Plan plan;
    private final Launcher launcher;
    private final Path data;
    private final PrintStream out;
    private final SplittableRandom random;

    /**
     * @param launcher how the product is run
     * @param folder an empty folder for data
     * @param out is told one line a round
     */
    KillingRounds(Rounds.Plan plan, Launcher launcher, Path folder, PrintStream out) {
        this.plan = plan;
        this.launcher = launcher;
        this.data = folder.resolve("data");
        this.out = out;
        this.random = new SplittableRandom(plan.seed());
    }

    /** Runs all rounds and tells everything that was found wrong; nothing when all is well. */
    public final List<String> run() throws IOException, InterruptedException {
        out.printf("%d rounds of %s, seed %d%n", plan.rounds(), what(), plan.seed());
        List<String> wrong = new ArrayList<>();
        try (Victim victim = new Victim(launcher, data, plan.readyWithin(), random)) {
            prepare(victim);
            for (int round = 1; round <= plan.rounds() && wrong.isEmpty(); round++) {
                wrong.addAll(round(victim, round));
            }
            wrong.addAll(afterAll());
        }
        return wrong;
    }

    /** What is done in a round, in a few words. */
    abstract String what();

    /** Brings the product to where the first round begins. */
    abstract void prepare(Victim victim) throws IOException, InterruptedException;

    /** One round; tells what was found wrong. */
    abstract List<String> round(Victim victim, int round) throws IOException, InterruptedException;

    /** Looks once more when all rounds are over; tells what was found wrong. */
    List<String> afterAll() throws IOException, InterruptedException {
        return List.of();
    }

    final Rounds.Plan plan() {
        return plan;
    }

    final Launcher launcher() {
        return launcher;
    }

    final Path data() {
        return data;
    }

    final PrintStream out() {
        return out;
    }

    final SplittableRandom random() {
        return random;
    }
}
