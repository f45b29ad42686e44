package dev.annals.benchmarks.crash;

import dev.annals.benchmarks.product.Launcher;
import dev.annals.benchmarks.product.Product;
import dev.annals.benchmarks.product.Rest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The product that is killed and started anew on the same data; remembers how long each start took. */
final class Victim implements AutoCloseable {

    private static final Duration FIRST_READY_WITHIN = Duration.ofMinutes(3);

    private final Launcher launcher;
    private final Path data;
    private final Duration readyWithin;
    private final SplittableRandom random;
    private final int port = Product.freePort();
    private final List<Duration> starts = new ArrayList<>();
    private Product product;

    /**
     * Starts it for the first time.
     *
     * @param readyWithin how long a start on what a killed product left may take
     * @param random draws what is killed
     */
    Victim(Launcher launcher, Path data, Duration readyWithin, SplittableRandom random) throws InterruptedException {
        this.launcher = launcher;
        this.data = data;
        this.readyWithin = readyWithin;
        this.random = random;
        this.product = started(FIRST_READY_WITHIN);
    }

    Product product() {
        return product;
    }

    /** A write key of a source. */
    String writeKey() throws IOException, InterruptedException {
        return token("source");
    }

    /** A new token of a role. */
    String token(String role) throws IOException, InterruptedException {
        return Rest.holder(product.url(), product.folder().adminToken())
                .post("/api/v1/tokens", "{\"role\":\"" + role + "\",\"name\":\"crash-test\"}")
                .body()
                .path("token")
                .asString();
    }

    /** Kills it and starts it anew; says how, and how long that took. */
    String struck() throws InterruptedException {
        Strike strike = Strike.draw(random);
        strike.at(product, random);
        if (strike == Strike.JAVA_TWICE) {
            Product unready = Product.start(launcher, data, port);
            Thread.sleep(Strike.gap(random));
            unready.kill();
        }
        product = started(readyWithin);
        return strike + ", ready after " + starts.getLast().toMillis() + " ms";
    }

    /** How long each start took. */
    List<Duration> starts() {
        return List.copyOf(starts);
    }

    @Override
    public void close() {
        product.close();
    }

    private Product started(Duration within) throws InterruptedException {
        Product started = Product.start(launcher, data, port);
        try {
            starts.add(started.awaitReady(within));
            return started;
        } catch (IllegalStateException unready) {
            started.kill();
            throw unready;
        }
    }
}
