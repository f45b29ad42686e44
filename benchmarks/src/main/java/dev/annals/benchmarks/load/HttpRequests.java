package dev.annals.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Locale;
import java.util.SplittableRandom;

/** The requests of a load: what a source's library sends, and what a service that looks people up asks. */
public final class HttpRequests {

    private static final String LENGTH = "Content-Length: ";
    private static final int LENGTH_DIGITS = 8;

    private final InetSocketAddress host;
    private final String authorization;

    private HttpRequests(InetSocketAddress host, String authorization) {
        this.host = host;
        this.authorization = authorization;
    }

    /** Requests of a source. */
    public static HttpRequests source(InetSocketAddress host, String writeKey) {
        return new HttpRequests(
                host, "Basic " + Base64.getEncoder().encodeToString((writeKey + ":").getBytes(US_ASCII)));
    }

    /** Requests of a holder of a token. */
    public static HttpRequests holder(InetSocketAddress host, String token) {
        return new HttpRequests(host, "Bearer " + token);
    }

    /** One interaction a request. */
    public Requests singles(Interactions interactions) {
        byte[] head = post("/v1/track");
        return into -> {
            int lengthAt = begin(into, head);
            int start = into.position();
            interactions.append(into);
            putLength(into, lengthAt, into.position() - start);
            return 1;
        };
    }

    /** So many interactions a request. */
    public Requests batches(Interactions interactions, int size) {
        byte[] head = post("/v1/batch");
        byte[] opening = "{\"batch\":[".getBytes(US_ASCII);
        byte[] closing = "]}".getBytes(US_ASCII);
        return into -> {
            int lengthAt = begin(into, head);
            int start = into.position();
            into.put(opening);
            for (int i = 0; i < size; i++) {
                if (i > 0) {
                    into.put((byte) ',');
                }
                interactions.append(into);
            }
            into.put(closing);
            putLength(into, lengthAt, into.position() - start);
            return size;
        };
    }

    /** A request as long as a single interaction that is answered without anything being stored. */
    public Requests nothingToStore(Interactions interactions) {
        byte[] head = post("/v1/m");
        return into -> {
            int lengthAt = begin(into, head);
            int start = into.position();
            interactions.append(into);
            putLength(into, lengthAt, into.position() - start);
            return 0;
        };
    }

    /** A look-up of one of the people that the interactions are about. */
    public Requests profiles(int people, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return into -> {
            into.put(head("GET", "/api/v1/profiles/user_id:" + ShopTexts.userId(random.nextInt(people)), "\r\n"));
            return 0;
        };
    }

    /** What a page asks about one of so many browsers. */
    public Requests pages(int browsers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] head = post("/v1/onsite");
        return into -> {
            int lengthAt = begin(into, head);
            int start = into.position();
            into.put(("{\"anonymousId\":\"browser-" + random.nextInt(browsers) + "\"}").getBytes(US_ASCII));
            putLength(into, lengthAt, into.position() - start);
            return 0;
        };
    }

    private byte[] post(String path) {
        return head(
                "POST", path, "Content-Type: application/json\r\n" + LENGTH + "0".repeat(LENGTH_DIGITS) + "\r\n\r\n");
    }

    private byte[] head(String method, String path, String rest) {
        return String.format(
                        Locale.ROOT,
                        "%s %s HTTP/1.1\r\nHost: %s:%d\r\nAuthorization: %s\r\n%s",
                        method,
                        path,
                        host.getHostString(),
                        host.getPort(),
                        authorization,
                        rest)
                .getBytes(US_ASCII);
    }

    /** Writes the head, whose length is filled in later, and tells where. */
    private static int begin(ByteBuffer into, byte[] head) {
        into.put(head);
        return into.position() - LENGTH_DIGITS - 4;
    }

    private static void putLength(ByteBuffer into, int at, int length) {
        int rest = length;
        for (int digit = LENGTH_DIGITS - 1; digit >= 0; digit--) {
            into.put(at + digit, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }
}
