package dev.annals.app.cli;

import dev.annals.app.ledger.LedgerSource;
import dev.annals.app.ledger.ProofFile;
import dev.annals.app.ledger.ShownCheckpoints;
import dev.annals.platform.consent.ReceiptCheck;
import dev.annals.platform.ledger.Checkpoint;
import dev.annals.platform.ledger.Checkpoints.Signed;
import dev.annals.platform.ledger.ExportedSections;
import dev.annals.platform.ledger.LedgerVerification;
import dev.annals.platform.ledger.Note;
import dev.annals.platform.ledger.NoteKey;
import dev.annals.platform.ledger.PositionRange;
import dev.annals.platform.ledger.Sections;
import dev.annals.platform.ledger.Verdict;
import dev.annals.platform.ledger.Verdict.Sound;
import dev.annals.platform.privacy.CertificateCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

/** Checks that the log is what was signed. */
@Command(
        name = "verify",
        description = {
            "Checks that the event log is, byte for byte, what was signed, and names the first position that is not.",
            "With FILE it needs nothing but that file: an export of the ledger, a proof of one event, a proof that the log",
            "has only grown, or the certificate of an erasure. Without, it reads the installation, whether a process runs",
            "on it or not."
        })
final class VerifyVerb implements Callable<Integer> {

    private static final int BEGINNING = 64;
    private static final long LONGEST_CERTIFICATE = 16 << 20;
    private static final double NANOS = 1e9;

    @Mixin
    private LedgerAt ledger = new LedgerAt();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "An export, a proof, a certificate or a receipt.")
    private @Nullable Path file;

    @Option(
            names = "--range",
            paramLabel = "A..B",
            description = "Compares the events of these positions only; either may be left out.")
    private @Nullable String range;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = {
                "The key that must have signed, as /api/v1/ledger/key says it; for a certificate or receipt, as",
                "/api/v1/erasures/certificate-key says it."
            })
    private @Nullable String key;

    @Option(
            names = "--witness",
            paramLabel = "FILE",
            description = "Checkpoints that a witness has kept; the log must have grown out of each of them.")
    private @Nullable Path witness;

    @Spec
    private @Nullable CommandSpec spec;

    private long nanos;

    @Override
    public Integer call() throws IOException {
        Optional<String> certificate = file == null ? Optional.empty() : certificate(file);
        if (certificate.isPresent()) {
            return certificate(certificate.get());
        }
        Verdict verdict = file == null ? installation() : file(file);
        output.result(VerdictText.json(verdict, nanos / NANOS), () -> VerdictText.text(verdict));
        return verdict instanceof Sound ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Optional<String> certificate(Path given) throws IOException {
        return isReadable(given) && Files.size(given) <= LONGEST_CERTIFICATE
                ? CertificateText.in(new String(Files.readAllBytes(given), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private int certificate(String text) {
        CertificateCheck.Result result =
                ReceiptCheck.isReceipt(text) ? ReceiptCheck.check(text, key) : CertificateCheck.check(text, key);
        if (key == null && result.key() != null) {
            output.remark(
                    "It is signed by " + result.key() + ". Compare that with the key you noted, or give it by --key.");
        }
        output.result(CertificateText.json(result), () -> CertificateText.text(result));
        return result.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static boolean isReadable(Path given) {
        return Files.isReadable(given) && !Files.isDirectory(given);
    }

    private Verdict installation() throws IOException {
        try (LedgerSource source = ledger.source()) {
            return verified(source.sections(range()), source.vouchedKey());
        }
    }

    private Verdict file(Path given) throws IOException {
        if (!isReadable(given)) {
            throw usage("FILE cannot be read: " + given);
        }
        try (InputStream content = Files.newInputStream(given)) {
            if (ProofFile.isProof(new String(content.readNBytes(BEGINNING), StandardCharsets.UTF_8))) {
                return ProofFile.check(Files.readString(given), trusted());
            }
        } catch (IllegalArgumentException unusable) {
            throw new Failure(given + " cannot be checked: " + unusable.getMessage());
        }
        try (InputStream content = Files.newInputStream(given)) {
            return verified(new ExportedSections(content, range()), null);
        }
    }

    private Verdict verified(Sections sections, @Nullable NoteKey vouched) throws IOException {
        NoteKey trusted = trusted();
        NoteKey expected = trusted != null ? trusted : vouched != null ? vouched : sections.key();
        if (trusted == null && vouched == null) {
            output.remark("It says to be signed by " + expected.text()
                    + ". Compare that with the key you noted, or give it by --key.");
        }
        long size = sections.newest()
                .map(note -> Checkpoint.parse(Note.parse(note).text()).size())
                .orElse(0L);
        long begun = System.nanoTime();
        try (ProgressBar bar = new ProgressBar(line().getErr(), "Verifying")) {
            return new LedgerVerification(
                            sections,
                            expected,
                            seen(expected),
                            position -> bar.at(position, size, "position " + position))
                    .verify();
        } finally {
            nanos = System.nanoTime() - begun;
        }
    }

    private List<Signed> seen(NoteKey expected) throws IOException {
        if (witness == null) {
            return List.of();
        }
        try {
            return ShownCheckpoints.read(Files.readString(witness), expected);
        } catch (IllegalArgumentException unusable) {
            throw new Failure(witness + " cannot be used: " + unusable.getMessage());
        }
    }

    private @Nullable NoteKey trusted() {
        try {
            return key == null ? null : NoteKey.parse(key);
        } catch (IllegalArgumentException noKey) {
            throw usage("--key is no key: " + noKey.getMessage());
        }
    }

    private PositionRange range() {
        try {
            return range == null ? PositionRange.EVERYTHING : PositionRange.parse(range);
        } catch (IllegalArgumentException noRange) {
            throw usage("--range cannot be used: " + noRange.getMessage());
        }
    }

    private RuntimeException usage(String message) {
        return new CommandLine.ParameterException(line(), message);
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
