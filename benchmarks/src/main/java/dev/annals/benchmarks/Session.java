package dev.annals.benchmarks;

import dev.annals.benchmarks.load.HttpRequests;
import dev.annals.benchmarks.load.Interactions;
import dev.annals.benchmarks.load.Naming;
import dev.annals.benchmarks.product.Launcher;
import dev.annals.benchmarks.product.Product;
import dev.annals.benchmarks.product.Rest;
import dev.annals.benchmarks.report.Report;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What the stages of a run share.
 *
 * @param product running and ready
 * @param writeKey of a source made for this run
 * @param analystToken for reads that are masked
 * @param interactions of which all load is made
 */
record Session(
        Product product,
        String writeKey,
        String analystToken,
        Interactions interactions,
        Effort effort,
        Report report) {

    static final int PEOPLE = 5_000;
    static final int CONNECTIONS = 16;
    static final int BATCH = 50;
    private static final long SEED = 20_260_101;

    Session(Product product, String writeKey, String analystToken, Effort effort, Report report) {
        this(product, writeKey, analystToken, interactions(Naming.AS_SENT), effort, report);
    }

    /** Makes the tokens that the stages ask with. */
    static Session open(Launcher launcher, Path data, Product product, Effort effort, Report report)
            throws InterruptedException {
        return new Session(product, token(launcher, data, "source"), token(launcher, data, "analyst"), effort, report);
    }

    private static String token(Launcher launcher, Path data, String role) throws InterruptedException {
        return launcher.run("token", "create", "--role", role, "--name", "benchmark", "--data", data.toString());
    }

    /** Interactions of the people of all runs. */
    static Interactions interactions(Naming naming) {
        return new Interactions(PEOPLE, SEED, naming, Clock.systemUTC());
    }

    HttpRequests source() {
        return HttpRequests.source(product.address(), writeKey);
    }

    HttpRequests admin() {
        return HttpRequests.holder(product.address(), product.folder().adminToken());
    }

    HttpRequests analyst() {
        return HttpRequests.holder(product.address(), analystToken);
    }

    Rest rest() {
        return Rest.holder(product.url(), product.folder().adminToken());
    }
}
