package dev.annals.benchmarks.crash;

import dev.annals.benchmarks.product.Product;
import java.util.SplittableRandom;

/** What is killed, always with SIGKILL. */
enum Strike {
    /** The Java process; its PostgreSQL lives on as an orphan that the next start takes over. */
    JAVA,
    /** Both, so that PostgreSQL recovers from its write-ahead log while Annals starts. */
    JAVA_AND_POSTGRES,
    /** PostgreSQL alone, which Annals has to start again, and a little later the Java process as well. */
    POSTGRES_THEN_JAVA,
    /** The Java process, and the next one once more before it is ready. */
    JAVA_TWICE;

    private static final int SHORTEST_GAP_MILLIS = 100;
    private static final int LONGEST_GAP_MILLIS = 1_500;

    static Strike draw(SplittableRandom random) {
        int dice = random.nextInt(20);
        if (dice < 13) {
            return JAVA;
        }
        return dice < 16 ? JAVA_AND_POSTGRES : dice < 18 ? POSTGRES_THEN_JAVA : JAVA_TWICE;
    }

    /** Kills; the product given is dead afterwards. */
    void at(Product product, SplittableRandom random) throws InterruptedException {
        switch (this) {
            case JAVA, JAVA_TWICE -> product.kill();
            case JAVA_AND_POSTGRES -> {
                ProcessHandle postgres = postgres(product);
                product.kill();
                end(postgres);
            }
            case POSTGRES_THEN_JAVA -> {
                end(postgres(product));
                Thread.sleep(gap(random));
                product.kill();
            }
        }
    }

    static int gap(SplittableRandom random) {
        return random.nextInt(SHORTEST_GAP_MILLIS, LONGEST_GAP_MILLIS);
    }

    private static ProcessHandle postgres(Product product) {
        return ProcessHandle.of(product.folder().postmaster()).orElseThrow();
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }
}
