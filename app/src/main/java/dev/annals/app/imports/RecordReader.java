package dev.annals.app.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a file into records at its line feeds; in a CSV file, at those outside of quotes. Passes over empty lines. */
final class RecordReader implements AutoCloseable {

    /** Longer than any interaction may be; what is behind it is cut off, and intake refuses the rest. */
    private static final int LONGEST = 64 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream input;
    private final boolean isQuoted;
    private long offset;
    private long line;

    private RecordReader(InputStream input, boolean isQuoted, long offset, long line) {
        this.input = input;
        this.isQuoted = isQuoted;
        this.offset = offset;
        this.line = line;
    }

    /**
     * Opens a file.
     *
     * @param isQuoted whether a line feed between quotes belongs to the record, as in CSV
     * @param offset where to begin: 0, or the end of a record
     * @param line the line that begins there
     */
    static RecordReader open(Path file, boolean isQuoted, long offset, long line) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        channel.position(offset);
        InputStream input = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        RecordReader reader = new RecordReader(input, isQuoted, offset, line);
        if (offset == 0) {
            reader.passOverByteOrderMark();
        }
        return reader;
    }

    /** The next record; null at the end of the file. */
    @Nullable
    FileRecord next() throws IOException {
        while (true) {
            long begins = line;
            ByteArrayOutputStream content = new ByteArrayOutputStream(512);
            boolean hasMore = read(content);
            byte[] bytes = content.toByteArray();
            if (!isBlank(bytes)) {
                return new FileRecord(begins, offset, line, bytes);
            }
            if (!hasMore) {
                return null;
            }
        }
    }

    private boolean read(ByteArrayOutputStream content) throws IOException {
        boolean isInQuotes = false;
        int read = input.read();
        while (read >= 0) {
            offset++;
            if (read == '\n') {
                line++;
                if (!isInQuotes) {
                    return true;
                }
            }
            if (read == '"' && isQuoted) {
                isInQuotes = !isInQuotes;
            }
            if (content.size() < LONGEST && (read != '\r' || isInQuotes)) {
                content.write(read);
            }
            read = input.read();
        }
        return false;
    }

    private void passOverByteOrderMark() throws IOException {
        input.mark(BYTE_ORDER_MARK.length);
        byte[] first = input.readNBytes(BYTE_ORDER_MARK.length);
        if (Arrays.equals(first, BYTE_ORDER_MARK)) {
            offset = BYTE_ORDER_MARK.length;
        } else {
            input.reset();
        }
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte each : bytes) {
            if (each != ' ' && each != '\t') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
