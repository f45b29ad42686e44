package dev.annals.benchmarks.crash;

import dev.annals.benchmarks.product.Launcher;
import dev.annals.benchmarks.product.Product;
import dev.annals.benchmarks.product.Projections;
import dev.annals.benchmarks.product.Rest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Kills the product again and again while clients send, starts it anew on the same data, and holds it to the clients'
 * ledger.
 *
 * <p>Everything that is drawn at random, but for the scheduling of threads, follows from the seed.
 */
public final class Rounds {

    private static final double SHORTEST_MILLIS = 50;
    private static final double LONGEST_MILLIS = 2_000;
    private static final int PEOPLE = 40;
    private static final String STORED = """
            select count(*) from annals.domain_event e join annals.event_kind k on k.id = e.kind
            where k.payload_type = 'interaction.recorded'""";

    private final Plan plan;
    private final Launcher launcher;
    private final Path folder;
    private final PrintStream out;
    private final SplittableRandom random;

    /**
     * How it is done.
     *
     * @param seed of everything random
     * @param rounds how often the product is killed
     * @param checkEvery after how many rounds everything is checked; always at the end
     * @param clients how many send at the same time
     * @param readyWithin how long a start on what a killed product left may take
     */
    public record Plan(long seed, int rounds, int checkEvery, int clients, Duration readyWithin) {

        /** The same with another number of rounds. */
        public Plan of(int others) {
            return new Plan(seed, others, checkEvery, clients, readyWithin);
        }
    }

    /**
     * @param launcher how the product is run
     * @param folder an empty folder for data and ledger
     * @param out is told one line a round
     */
    public Rounds(Plan plan, Launcher launcher, Path folder, PrintStream out) {
        this.plan = plan;
        this.launcher = launcher;
        this.folder = folder;
        this.out = out;
        this.random = new SplittableRandom(plan.seed());
    }

    /** Runs all rounds and tells everything that was found wrong; nothing when all is well. */
    public List<String> run() throws IOException, InterruptedException {
        out.printf("%d rounds, seed %d, %d clients%n", plan.rounds(), plan.seed(), plan.clients());
        Shoppers shoppers = new Shoppers(Long.toHexString(plan.seed()), PEOPLE);
        List<String> wrong = new ArrayList<>();
        try (Victim victim = new Victim(launcher, folder.resolve("data"), plan.readyWithin(), random);
                Ledger ledger = new Ledger(folder.resolve("ledger.txt"))) {
            Rest source = Rest.source(victim.product().url(), victim.writeKey());
            for (int round = 0; round < plan.rounds() && wrong.isEmpty(); ) {
                int until = Math.min(plan.rounds(), round + plan.checkEvery());
                try (Traffic traffic = new Traffic(source, shoppers, ledger, plan.clients(), random.split())) {
                    while (round < until) {
                        round(++round, victim);
                    }
                    traffic.stop();
                    wrong.addAll(check(victim.product(), shoppers, ledger, traffic.position()));
                    out.printf("after %d rounds: %s, %s%n", round, ledger.counts(), traffic.statuses());
                }
            }
            out.printf("ready after %s%n", victim.starts());
        }
        return wrong;
    }

    private void round(int round, Victim victim) throws InterruptedException {
        long millis = (long) (SHORTEST_MILLIS * Math.pow(LONGEST_MILLIS / SHORTEST_MILLIS, random.nextDouble()));
        Thread.sleep(millis);
        out.printf("round %d: after %d ms %s%n", round, millis, victim.struck());
    }

    private static List<String> check(Product product, Shoppers shoppers, Ledger ledger, long position)
            throws IOException, InterruptedException {
        Rest admin = Rest.holder(product.url(), product.folder().adminToken());
        List<String> wrong =
                new ArrayList<>(new Reconciliation(admin, () -> product.folder().number(STORED), ledger)
                        .differences(shoppers.identifiers(), position));
        wrong.addAll(new Projections(admin).differences());
        return wrong;
    }
}
