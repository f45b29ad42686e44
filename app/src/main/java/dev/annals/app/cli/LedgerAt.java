package dev.annals.app.cli;

import dev.annals.app.ledger.LedgerSource;
import dev.annals.app.ledger.RunningLedger;
import dev.annals.app.ledger.StandingLedger;
import dev.annals.axonserver.ledger.StandingBackbone;
import dev.annals.axonserver.postgres.EmbeddedPostgresException;
import dev.annals.platform.crypto.MasterKeyException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a verb finds the ledger of an installation, whether a process runs on it or not. */
final class LedgerAt {

    private static final String EXPORT = "/api/v1/ledger/export";

    @Mixin
    private Target target = new Target();

    @Option(
            names = "--master-keyset",
            paramLabel = "FILE",
            description = "The keyset of an installation that stands. Default: DIR/master.keyset")
    private @Nullable Path keyset;

    LedgerSource source() {
        Path data = target.files().data();
        if (target.isRemote() || Files.exists(target.files().url())) {
            return new RunningLedger(() -> target.api().stream(EXPORT));
        }
        if (!Files.isDirectory(data.resolve("postgres"))) {
            throw new Failure("No process runs on " + data + ", and it has no PostgreSQL of its own. Start the process,"
                    + " or name it with --url");
        }
        try {
            return new StandingLedger(
                    StandingBackbone.open(data, keyset == null ? data.resolve("master.keyset") : keyset));
        } catch (EmbeddedPostgresException | MasterKeyException e) {
            throw new Failure(String.valueOf(e.getMessage()));
        }
    }
}
