package dev.annals.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Locale;

/**
 * Reads HTTP/1.1 answers off one connection, keeping of each only its status and the position it names. Bodies are
 * counted off by {@code Content-Length} or by chunks (RFC 9112, 6 and 7) and thrown away.
 */
final class AnswerReader {

    private static final int UNTIL_END_OF_CHUNKS = -1;

    private final ByteBuffer buffer = ByteBuffer.allocate(32 * 1024);
    private final StringBuilder line = new StringBuilder(200);
    private Part part = Part.STATUS;
    private int status;
    private long position = -1;
    private long left;
    private long bodyBytes;
    private boolean isLast;

    private enum Part {
        STATUS,
        HEADERS,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILERS,
        DONE
    }

    /** Takes what the channel has and tells whether an answer is complete; at most one answer is ever under way. */
    boolean readFrom(ReadableByteChannel channel) throws IOException {
        if (part == Part.DONE) {
            begin();
        }
        int read = channel.read(buffer);
        if (read < 0) {
            throw new EOFException("The connection was closed" + (part == Part.STATUS ? "" : " within an answer"));
        }
        buffer.flip();
        while (buffer.hasRemaining() && part != Part.DONE) {
            step();
        }
        buffer.clear();
        return part == Part.DONE;
    }

    /** The status of the answer last completed. */
    int status() {
        return status;
    }

    /** What its {@code X-Annals-Position} said; -1 where it had none. */
    long position() {
        return position;
    }

    /** How long its body was. */
    long bodyBytes() {
        return bodyBytes;
    }

    /** Whether the server closes the connection behind it. */
    boolean isLast() {
        return isLast;
    }

    private void begin() {
        part = Part.STATUS;
        position = -1;
        left = 0;
        bodyBytes = 0;
        isLast = false;
        line.setLength(0);
    }

    private void step() throws IOException {
        if (part == Part.BODY || part == Part.CHUNK) {
            skip();
            return;
        }
        byte next = buffer.get();
        if (next == '\n') {
            endOfLine();
            line.setLength(0);
        } else if (next != '\r') {
            line.append((char) (next & 0xff));
        }
    }

    private void skip() {
        int taken = (int) Math.min(left, buffer.remaining());
        buffer.position(buffer.position() + taken);
        left -= taken;
        bodyBytes += taken;
        if (left == 0) {
            part = part == Part.BODY ? Part.DONE : Part.CHUNK_END;
        }
    }

    private void endOfLine() throws IOException {
        switch (part) {
            case STATUS -> {
                status = statusOfLine();
                part = Part.HEADERS;
            }
            case HEADERS -> header();
            case CHUNK_SIZE -> {
                left = Long.parseLong(line, 0, endOfSize(), 16);
                part = left == 0 ? Part.TRAILERS : Part.CHUNK;
            }
            case CHUNK_END -> part = Part.CHUNK_SIZE;
            case TRAILERS -> part = line.isEmpty() ? Part.DONE : Part.TRAILERS;
            case BODY, CHUNK, DONE -> throw new IllegalStateException("No line is read in " + part);
        }
    }

    private int statusOfLine() throws IOException {
        if (line.length() < 12 || !line.substring(0, 5).equals("HTTP/")) {
            throw new IOException("No HTTP answer begins with " + line.length() + " such bytes");
        }
        return Integer.parseInt(line, 9, 12, 10);
    }

    private int endOfSize() {
        int extension = line.indexOf(";");
        return extension < 0 ? line.length() : extension;
    }

    private void header() {
        if (line.isEmpty()) {
            endOfHeaders();
            return;
        }
        int colon = line.indexOf(":");
        String name = line.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
        switch (name) {
            case "content-length" -> left = Long.parseLong(value(colon));
            case "transfer-encoding" -> left = UNTIL_END_OF_CHUNKS;
            case "x-annals-position" -> position = Long.parseLong(value(colon));
            case "connection" -> isLast = value(colon).equalsIgnoreCase("close");
            default -> {
                // says nothing about where the answer ends
            }
        }
    }

    private String value(int colon) {
        return line.substring(colon + 1).strip();
    }

    private void endOfHeaders() {
        if (left == UNTIL_END_OF_CHUNKS) {
            part = Part.CHUNK_SIZE;
        } else {
            part = left == 0 || status == 204 || status == 304 ? Part.DONE : Part.BODY;
        }
    }
}
