package dev.annals.app.cli;

import dev.annals.app.ledger.LedgerSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Exports what an installation holds. */
@Command(
        name = "export",
        description = {
            "Exports what an installation holds. With --ledger: the event log as it is stored, sealed, with all that is",
            "needed to verify it offline by `annals verify FILE`."
        })
final class ExportVerb implements Callable<Integer> {

    private static final int BUFFER = 1 << 16;

    @Mixin
    private LedgerAt ledger = new LedgerAt();

    @Mixin
    private Output output = new Output();

    @Option(names = "--ledger", description = "Exports log and ledger.")
    private boolean isLedger;

    @Parameters(paramLabel = "FILE", description = "Where to.")
    private Path file = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!isLedger) {
            throw new CommandLine.ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "Say what to export: --ledger");
        }
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try (LedgerSource source = ledger.source()) {
            try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(draft), BUFFER)) {
                source.export(target);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        long bytes = Files.size(file);
        output.result(
                JsonMapper.shared()
                        .createObjectNode()
                        .put("file", file.toString())
                        .put("bytes", bytes),
                () -> file + ": " + bytes + " bytes");
        return ExitCode.OK;
    }
}
