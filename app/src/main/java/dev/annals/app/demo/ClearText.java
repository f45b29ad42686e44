package dev.annals.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Searches files for texts that must not stand in them in clear. */
final class ClearText {

    private static final int CHUNK = 1 << 20;

    private final List<byte[]> texts;
    private final int longest;

    ClearText(List<String> texts) {
        this.texts = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.longest = this.texts.stream().mapToInt(text -> text.length).max().orElse(1);
    }

    /**
     * What a search came to.
     *
     * @param files how many files were searched
     * @param bytes how many bytes
     * @param places how often one of the texts stands there
     */
    record Found(long files, long bytes, long places) {}

    /** Searches all files below a folder; those that vanish meanwhile are passed over. */
    Found in(Path folder) {
        Found found = new Found(0, 0, 0);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found = and(found, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private Found and(Found before, Path file) throws IOException {
        long bytes = 0;
        long places = 0;
        byte[] buffer = new byte[longest - 1 + CHUNK];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            int read = in.readNBytes(buffer, 0, CHUNK);
            while (read > 0) {
                bytes += read;
                int length = kept + read;
                for (byte[] text : texts) {
                    places += places(buffer, Math.max(0, kept - text.length + 1), length, text);
                }
                kept = Math.min(length, longest - 1);
                System.arraycopy(buffer, length - kept, buffer, 0, kept);
                read = in.readNBytes(buffer, kept, CHUNK);
            }
        } catch (NoSuchFileException vanished) {
            return before;
        }
        return new Found(before.files() + 1, before.bytes() + bytes, before.places() + places);
    }

    private static long places(byte[] buffer, int from, int length, byte[] text) {
        long places = 0;
        for (int at = from; at <= length - text.length; at++) {
            if (buffer[at] == text[0] && startsWith(buffer, at, text)) {
                places++;
            }
        }
        return places;
    }

    private static boolean startsWith(byte[] buffer, int at, byte[] text) {
        for (int i = 1; i < text.length; i++) {
            if (buffer[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }
}
