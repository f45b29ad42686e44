package dev.annals.benchmarks;

import dev.annals.benchmarks.product.Cpu;
import dev.annals.benchmarks.product.Product;
import java.time.Duration;
import java.util.Locale;

/**
 * The processor time that work takes, by process. Other than a rate it hardly depends on what else the machine does, so
 * it tells a change for the better from a quiet hour.
 */
final class Cost {

    private final Product product;
    private final Duration java;
    private final Duration postgres;
    private final Duration load;

    /** Measures from now on. */
    Cost(Product product) {
        this.product = product;
        this.java = java();
        this.postgres = postgres();
        this.load = load();
    }

    /** What each of so many interactions has cost up to now. */
    String each(long interactions) {
        return String.format(
                Locale.ROOT,
                "%.1f us in Java, %.1f us in PostgreSQL, %.1f us in the load itself",
                micros(java().minus(java), interactions),
                micros(postgres().minus(postgres), interactions),
                micros(load().minus(load), interactions));
    }

    /** The microseconds that each of so many interactions has cost Annals up to now, in Java and in PostgreSQL. */
    double ofAnnals(long interactions) {
        return micros(java().minus(java).plus(postgres()).minus(postgres), interactions);
    }

    private Duration java() {
        return Cpu.of(product.java());
    }

    private Duration postgres() {
        return Cpu.ofTree(product.folder().postmaster());
    }

    private static Duration load() {
        return Cpu.of(ProcessHandle.current());
    }

    private static double micros(Duration cpu, long interactions) {
        return cpu.toNanos() / 1e3 / Math.max(1, interactions);
    }
}
