package dev.annals.command.intake;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.interaction.BodyReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Reads the body of a request, inflating it where {@code Content-Encoding} asks for it. Never more than
 * {@link BodyReader#LARGEST_BODY} bytes are held, whatever a body inflates to.
 */
final class RequestBody {

    private static final int LARGEST = BodyReader.LARGEST_BODY;

    /** What clients call JSON as well: browsers for want of a preflight, Rudder's Node client and curl by their defaults. */
    private static final Set<String> ALSO_JSON = Set.of("text/plain", "application/x-www-form-urlencoded");

    private static final int ZLIB_METHOD = 8;

    private RequestBody() {}

    /**
     * The inflated body of a JSON request; empty when there is none.
     *
     * @throws Rejected when it is too large, damaged, or of a type or encoding that is not read
     */
    static byte[] json(HttpServletRequest request) {
        String type = mediaType(request);
        if (!type.isEmpty() && !isJson(type) && !ALSO_JSON.contains(type)) {
            throw new Rejected(
                    Rejection.UNSUPPORTED_MEDIA_TYPE, "The content type is neither application/json nor text/plain.");
        }
        return bytes(request);
    }

    /** The inflated body of a request, whatever it is. */
    static byte[] bytes(HttpServletRequest request) {
        if (request.getContentLengthLong() > LARGEST) {
            throw tooLarge();
        }
        try (InputStream body = inflated(request)) {
            byte[] bytes = body.readNBytes(atMost(request));
            if (bytes.length > LARGEST) {
                throw tooLarge();
            }
            return bytes;
        } catch (ZipException | EOFException damaged) {
            throw new Rejected(
                    Rejection.MALFORMED_JSON, "The body is not what its Content-Encoding says, or is cut off.");
        } catch (IOException cutOff) {
            throw new Rejected(Rejection.MALFORMED_JSON, "The body ended before its announced end.");
        }
    }

    /** The media type in lower case without parameters; empty when there is none. */
    static String mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null) {
            return "";
        }
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    static boolean isJson(String mediaType) {
        return mediaType.equals("application/json") || mediaType.endsWith("+json");
    }

    /** What to ask for: of a body whose length is announced no more than that, since as much is set aside at once. */
    private static int atMost(HttpServletRequest request) {
        int announced = request.getContentLength();
        return announced >= 0 && request.getHeader(HttpHeaders.CONTENT_ENCODING) == null ? announced : LARGEST + 1;
    }

    private static InputStream inflated(HttpServletRequest request) throws IOException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        InputStream body = request.getInputStream();
        return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> new GZIPInputStream(new Limited(body));
            case "deflate" -> deflate(new PushbackInputStream(new Limited(body)));
            default ->
                throw new Rejected(
                        Rejection.UNSUPPORTED_MEDIA_TYPE,
                        "The Content-Encoding is none of gzip, deflate and identity.");
        };
    }

    /** HTTP's deflate is zlib (RFC 9110, 8.4.1.2), but some clients send it without zlib's frame. */
    private static InputStream deflate(PushbackInputStream body) throws IOException {
        int first = body.read();
        if (first >= 0) {
            body.unread(first);
        }
        boolean hasFrame = (first & 0x0f) == ZLIB_METHOD && first >> 4 <= 7;
        Inflater inflater = new Inflater(!hasFrame);
        return new InflaterInputStream(body, inflater) {
            @Override
            public void close() throws IOException {
                inflater.end();
                super.close();
            }
        };
    }

    private static Rejected tooLarge() {
        return new Rejected(Rejection.BODY_TOO_LARGE, "The body has more than " + LARGEST + " bytes, inflated.");
    }

    /** Refuses to read more compressed bytes than an uncompressed body may have. */
    private static final class Limited extends InputStream {

        private final InputStream body;
        private int left = LARGEST;

        Limited(InputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte @Nullable [] bytes, int offset, int length) throws IOException {
            int read = body.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        @Override
        public int available() throws IOException {
            return body.available();
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw tooLarge();
            }
        }
    }
}
