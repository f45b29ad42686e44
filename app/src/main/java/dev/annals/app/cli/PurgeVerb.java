package dev.annals.app.cli;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Takes out of the log what nobody can open any more. */
@Command(
        name = "purge",
        description = {
            "Takes out of the stored events what was sealed under keys that are destroyed. Their clear facts stay, and",
            "the hashes by which the ledger still adds up. Cut short at any point, it is finished by running it again."
        })
final class PurgeVerb implements Runnable {

    @Mixin
    private Target target = new Target();

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--erasure",
            paramLabel = "ID",
            description = "Only of the person of this erasure; without it, of everybody who was erased.")
    private @Nullable String erasure;

    @Option(
            names = "--rewrite",
            description = {
                "Writes the table into a new file afterwards and the write-ahead log over, so that no byte of it stays in",
                "the database's files. Nothing can be recorded meanwhile, and twice the space is needed."
            })
    private boolean rewrites;

    @Override
    public void run() {
        Map<String, Object> order = new HashMap<>();
        order.put("rewrite", rewrites);
        if (erasure != null) {
            order.put("erasure", erasure);
        }
        JsonNode purged = target.api().post("/api/v1/erasures/purges", order);
        output.result(
                purged,
                () -> purged.path("rows").asLong() == 0
                        ? "nothing is left to be purged"
                        : "purged " + purged.path("rows").asLong() + " rows; recorded at position "
                                + purged.path("position").asLong());
    }
}
