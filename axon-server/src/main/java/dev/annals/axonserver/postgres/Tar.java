package dev.annals.axonserver.postgres;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Predicate;

/**
 * Unpacks the tar archive in which the PostgreSQL programs come: files, folders and symbolic links with names of up to 100 bytes (POSIX
 * {@code ustar} without extensions). Anything else in it is an error.
 */
final class Tar {

    private static final int BLOCK = 512;
    private static final int EXECUTABLE = 0b001_000_000;

    private Tar() {}

    /** Unpacks the wanted entries below the folder. */
    static void unpack(InputStream archive, Path folder, Predicate<String> wanted) throws IOException {
        byte[] header = archive.readNBytes(BLOCK);
        while (header.length == BLOCK && header[0] != 0) {
            String name = text(header, 0, 100);
            long size = Long.parseLong(text(header, 124, 12).strip(), 8);
            Path path = folder.resolve(name).normalize();
            if (!path.startsWith(folder)) {
                throw new IOException("The archive has an entry outside of its folder: " + name);
            }
            if (wanted.test(name)) {
                unpackOne(header, name, path, archive, size);
            } else {
                archive.skipNBytes(size);
            }
            archive.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            header = archive.readNBytes(BLOCK);
        }
        if (header.length != BLOCK) {
            throw new EOFException("The archive ends too early");
        }
    }

    private static void unpackOne(byte[] header, String name, Path path, InputStream archive, long size)
            throws IOException {
        Files.createDirectories(path.getParent());
        switch (header[156]) {
            case '0' -> {
                try (var out = Files.newOutputStream(path)) {
                    copy(archive, out, size);
                }
                boolean program = (Integer.parseInt(text(header, 100, 8).strip(), 8) & EXECUTABLE) != 0;
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
            }
            case '2' -> Files.createSymbolicLink(path, Path.of(text(header, 157, 100)));
            case '5' -> Files.createDirectories(path);
            default -> throw new IOException("The archive has an entry of a kind it should not have: " + name);
        }
    }

    private static void copy(InputStream in, java.io.OutputStream out, long size) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = size;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("The archive ends too early");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }
}
