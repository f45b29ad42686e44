package dev.annals.benchmarks.crash;

import dev.annals.benchmarks.product.Launcher;
import dev.annals.benchmarks.product.Product;
import dev.annals.benchmarks.product.Rest;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Kills the product again and again while people are erased, each time when another step of these erasures has been
 * recorded, and looks afterwards whether every erasure that was ordered is carried out to the end, whether nothing of the
 * people stands in clear in any file, and whether the log is what was signed.
 */
public final class ErasureRounds extends KillingRounds {

    private static final int PEOPLE = 12;
    private static final Duration COMPLETE_WITHIN = Duration.ofSeconds(60);
    private static final String STEPS = """
            select count(*) from annals.domain_event e join annals.event_kind k on k.id = e.kind
            where k.payload_type in ('erasure.step-done', 'erasure.completed')""";
    private static final int STEPS_OF_ONE = 6;

    private @Nullable Rest source;
    private @Nullable Rest admin;

    /**
     * @param launcher how the product is run
     * @param folder an empty folder for data
     * @param out is told one line a round
     */
    public ErasureRounds(Rounds.Plan plan, Launcher launcher, Path folder, PrintStream out) {
        super(plan, launcher, folder, out);
    }

    @Override
    String what() {
        return PEOPLE + " erasures";
    }

    @Override
    void prepare(Victim victim) throws IOException, InterruptedException {
        source = Rest.source(victim.product().url(), victim.writeKey());
        admin = Rest.holder(victim.product().url(), victim.product().folder().adminToken());
    }

    @Override
    List<String> round(Victim victim, int round) throws IOException, InterruptedException {
        Rest asAdmin = Objects.requireNonNull(admin);
        List<String> people = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            people.add("departing-guest-" + round + "-" + person + "@example.org");
        }
        known(Objects.requireNonNull(source), people);
        long steps = victim.product().folder().number(STEPS);
        long strikeAt = steps + (long) ((round - 1) % STEPS_OF_ONE) * PEOPLE + random().nextInt(PEOPLE);
        Map<String, String> ordered = ordered(asAdmin, people);
        awaitSteps(victim.product(), strikeAt);
        String struck = victim.struck();
        out().printf("round %d: after step %d %s%n", round, strikeAt - steps, struck);
        List<String> wrong = new ArrayList<>(unfinished(asAdmin, ordered));
        wrong.addAll(clear(data(), people));
        return wrong;
    }

    @Override
    List<String> afterAll() throws IOException, InterruptedException {
        String verdict = launcher().run("verify", "--data", data().toString());
        return verdict.startsWith("sound") ? List.of() : List.of("The log is not what was signed: " + verdict);
    }

    private static void known(Rest source, List<String> people) throws IOException, InterruptedException {
        StringJoiner items = new StringJoiner(",", "{\"batch\":[", "]}");
        for (String mail : people) {
            items.add("""
                    {"type":"identify","messageId":"%s","userId":"of-%s","traits":{"email":"%s"}}""".formatted(mail.hashCode(), mail, mail));
        }
        Rest.Answer answer = source.post("/v1/batch", items.toString());
        if (!answer.isGood()) {
            throw new IllegalStateException("The people were answered by " + answer.status() + ": " + answer.body());
        }
    }

    private static Map<String, String> ordered(Rest admin, List<String> people)
            throws IOException, InterruptedException {
        Map<String, String> erasures = new LinkedHashMap<>();
        for (String mail : people) {
            Rest.Answer answer = admin.post("/api/v1/erasures", "{\"profile\":\"email:" + mail + "\"}");
            if (!answer.isGood()) {
                throw new IllegalStateException("An order was answered by " + answer.status() + ": " + answer.body());
            }
            erasures.put(mail, answer.body().path("erasure").asString());
        }
        return erasures;
    }

    /** Returns as soon as so many steps are recorded, or all there will be. */
    private static void awaitSteps(Product product, long steps) throws InterruptedException {
        long patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (product.folder().number(STEPS) < steps && System.nanoTime() < patience) {
            Thread.sleep(1);
        }
    }

    private static List<String> unfinished(Rest admin, Map<String, String> ordered)
            throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        long patience = System.nanoTime() + COMPLETE_WITHIN.toNanos();
        for (Map.Entry<String, String> each : ordered.entrySet()) {
            String path = "/api/v1/erasures/" + each.getValue();
            while (!admin.read(path).path("status").asString().equals("completed") && System.nanoTime() < patience) {
                Thread.sleep(50);
            }
            if (!admin.read(path).path("status").asString().equals("completed")) {
                wrong.add(
                        "An erasure is not complete after " + COMPLETE_WITHIN.toSeconds() + " s: " + admin.read(path));
            }
            int status = admin.get("/api/v1/profiles/email:" + each.getKey()).status();
            if (status != 404) {
                wrong.add("An erased person is answered with " + status);
            }
        }
        return wrong;
    }

    private static List<String> clear(Path data, List<String> people) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    String content = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                    if (people.stream().anyMatch(content::contains)) {
                        wrong.add("An erased person's address stands in " + data.relativize(file));
                    }
                } catch (NoSuchFileException vanished) {
                    // What is gone holds nothing.
                }
            }
        }
        return wrong;
    }
}
