package dev.annals.benchmarks.crash;

import dev.annals.benchmarks.product.Launcher;
import dev.annals.benchmarks.product.Product;
import dev.annals.benchmarks.product.Projections;
import dev.annals.benchmarks.product.Rest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Kills the product again and again while clients merge and split two hundred times, and looks afterwards whether every
 * decision was taken wholly or not at all.
 */
public final class ForestRounds extends KillingRounds {

    private static final int DECISIONS = 200;
    private static final int PAIRS = 40;
    private static final String EVENTS = """
            select count(*) from annals.domain_event e join annals.event_kind k on k.id = e.kind
            where k.payload_type = '%s'""";

    private final List<Namesakes> pairs = new ArrayList<>();
    private long position;

    /**
     * @param launcher how the product is run
     * @param folder an empty folder for data
     * @param out is told one line a round
     */
    public ForestRounds(Rounds.Plan plan, Launcher launcher, Path folder, PrintStream out) {
        super(plan, launcher, folder, out);
    }

    @Override
    String what() {
        return DECISIONS + " merges and splits";
    }

    @Override
    void prepare(Victim victim) throws IOException, InterruptedException {
        for (int pair = 0; pair < PAIRS; pair++) {
            pairs.add(new Namesakes(pair));
        }
        position = known(Rest.source(victim.product().url(), victim.writeKey()), pairs);
    }

    @Override
    List<String> round(Victim victim, int round) throws IOException, InterruptedException {
        Rest admin = admin(victim.product());
        int strikeAfter = random().nextInt(DECISIONS);
        Deciders deciders = new Deciders(admin, pairs, plan().clients(), DECISIONS, strikeAfter);
        deciders.awaitStrike();
        String struck = victim.struck();
        deciders.finish();
        position = Math.max(position, deciders.position());
        out().printf(
                        "round %d: after %d decisions %s; asked again: %d%n",
                        round, strikeAfter, struck, deciders.repeated());
        List<String> wrong = new ArrayList<>(deciders.surprises());
        for (Namesakes pair : pairs) {
            wrong.addAll(pair.differences(admin, position));
        }
        wrong.addAll(halves(victim.product()));
        if (round % plan().checkEvery() == 0 || round == plan().rounds()) {
            wrong.addAll(new Projections(admin).differences());
        }
        return wrong;
    }

    private static Rest admin(Product product) {
        return Rest.holder(product.url(), product.folder().adminToken());
    }

    private static long known(Rest source, List<Namesakes> pairs) throws IOException, InterruptedException {
        Rest.Answer answer = source.post(
                "/v1/batch",
                "{\"batch\":["
                        + String.join(
                                ",", pairs.stream().map(Namesakes::introduction).toList())
                        + "]}");
        if (!answer.isGood()) {
            throw new IllegalStateException("The people were answered by " + answer.status() + ": " + answer.body());
        }
        return answer.position();
    }

    /** Events of which each needs a counterpart in the same transaction, and has none. */
    private static List<String> halves(Product product) {
        long into = product.folder().number(EVENTS.formatted("identity.merged-into"));
        long absorbed = product.folder().number(EVENTS.formatted("identity.absorbed"));
        long apart = product.folder().number(EVENTS.formatted("identity.kept-apart"));
        List<String> wrong = new ArrayList<>();
        if (into != absorbed) {
            wrong.add("Of " + into + " roots that went under others " + absorbed + " were taken in");
        }
        if (apart % 2 != 0) {
            wrong.add(apart + " fragments are kept apart, one of them from nobody who knows");
        }
        return wrong;
    }
}
