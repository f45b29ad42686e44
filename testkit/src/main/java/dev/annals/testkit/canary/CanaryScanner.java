package dev.annals.testkit.canary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Searches files for canaries: random texts that were put in as personal data and must not be found in clear anywhere.
 *
 * <p>Sixteen characters of a canary in a row give it away, in its own letters or in lower case, as UTF-8, UTF-16LE,
 * hexadecimal or base64 text. Compressed files are not looked into.
 */
public final class CanaryScanner {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LENGTH = 24;
    private static final int CHUNK = 1 << 20;

    private final TraceIndex index;

    /** @param canaries what to search for, each of at least 16 characters */
    public CanaryScanner(Collection<String> canaries) {
        List<Trace> traces = new ArrayList<>();
        for (String canary : canaries) {
            if (canary.length() < Trace.WINDOW) {
                throw new IllegalArgumentException("A canary has at least " + Trace.WINDOW + " characters");
            }
            traces.addAll(Trace.of(canary));
        }
        if (traces.isEmpty()) {
            throw new IllegalArgumentException("Without a canary nothing can be found");
        }
        index = new TraceIndex(traces);
    }

    /** A new canary: 24 random characters of base32. */
    public static String canary(Random random) {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(BASE32.charAt(random.nextInt(BASE32.length())));
        }
        return text.toString();
    }

    /**
     * Where a canary was found.
     *
     * @param file the file
     * @param offset where in it the first 16 characters found begin
     * @param encoding how it was written
     * @param canary which
     */
    public record Finding(Path file, long offset, String encoding, String canary) {}

    /**
     * What a scan saw.
     *
     * @param files how many files
     * @param bytes how many bytes
     * @param findings where canaries are: for each stretch the first place; empty when all is well
     */
    public record Report(int files, long bytes, List<Finding> findings) {}

    /** Searches every file below a folder; links are not followed, and files that vanish meanwhile are passed over. */
    public Report scan(Path folder) {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int count = 0;
        long bytes = 0;
        List<Finding> findings = new ArrayList<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                bytes += scan(file, in, findings);
                count++;
            } catch (NoSuchFileException vanished) {
                // What is gone holds nothing.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Report(count, bytes, List.copyOf(findings));
    }

    private long scan(Path file, InputStream in, List<Finding> findings) throws IOException {
        byte[] buffer = new byte[TraceIndex.LONGEST + CHUNK];
        Set<Finding> here = new LinkedHashSet<>();
        long offset = 0;
        int kept = 0;
        int read = in.readNBytes(buffer, kept, CHUNK);
        long total = 0;
        while (read > 0) {
            total += read;
            int length = kept + read;
            long base = offset;
            index.search(
                    buffer,
                    length,
                    (trace, start) -> here.add(new Finding(file, base + start, trace.encoding(), trace.canary())));
            kept = Math.min(length, TraceIndex.LONGEST);
            System.arraycopy(buffer, length - kept, buffer, 0, kept);
            offset += length - kept;
            read = in.readNBytes(buffer, kept, CHUNK);
        }
        firstOfEachStretch(here, findings);
        return total;
    }

    /** The windows of one canary overlap; only the first of a stretch is worth telling. */
    private static void firstOfEachStretch(Set<Finding> all, List<Finding> findings) {
        List<Finding> sorted = new ArrayList<>(all);
        sorted.sort((a, b) -> Long.compare(a.offset(), b.offset()));
        for (Finding finding : sorted) {
            boolean continues = findings.stream()
                    .filter(told ->
                            told.file().equals(finding.file()) && told.canary().equals(finding.canary()))
                    .anyMatch(told -> finding.offset() - told.offset() < 2 * TraceIndex.LONGEST);
            if (!continues) {
                findings.add(finding);
            }
        }
    }
}
