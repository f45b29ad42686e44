package dev.annals.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A shop's track calls as browsers and servers send them, about 430 bytes of JSON each, over a fixed number of people.
 *
 * <p>Every call has a new random {@code messageId} and the time of its sending; all else comes from texts prepared
 * beforehand, so that making one costs a copy. The same seed prepares the same texts.
 */
public final class Interactions {

    /** The length most CDP calls have, and the one all figures are given for. */
    static final int BYTES = 430;

    private static final int PER_PERSON = 4;
    private static final int MESSAGE_ID = 36;
    private static final int TIME = 24;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final Prepared[] texts;
    private final SplittableRandom random;
    private final Clock clock;
    private byte[] time = new byte[0];
    private long timeOf = Long.MIN_VALUE;
    private long bytes;

    /** A text and the places in it that are new every time. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Prepared(byte[] json, int messageId, int time) {}

    /** The user id of one of the people. */
    public static String userId(int person) {
        return ShopTexts.userId(person);
    }

    /**
     * @param people how many people they are about
     * @param seed of everything random
     */
    public Interactions(int people, long seed, Naming naming, Clock clock) {
        this.random = new SplittableRandom(seed);
        this.clock = clock;
        this.texts = new Prepared[people * PER_PERSON];
        ShopTexts shop = new ShopTexts(random.split(), naming);
        for (int i = 0; i < texts.length; i++) {
            String json = shop.track(i / PER_PERSON, BYTES);
            texts[i] = new Prepared(
                    json.getBytes(StandardCharsets.UTF_8),
                    json.indexOf(ShopTexts.MESSAGE_ID),
                    json.indexOf(ShopTexts.TIME));
        }
    }

    /** Appends one as a JSON object. */
    public void append(ByteBuffer into) {
        Prepared text = texts[random.nextInt(texts.length)];
        int start = into.position();
        into.put(text.json());
        putMessageId(into, start + text.messageId());
        into.put(start + text.time(), now(), 0, TIME);
        bytes += text.json().length;
    }

    /** The bytes of all interactions appended so far. */
    public long bytes() {
        return bytes;
    }

    private void putMessageId(ByteBuffer into, int at) {
        long bits = 0;
        int digits = 0;
        for (int i = 0; i < MESSAGE_ID; i++) {
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                into.put(at + i, (byte) '-');
            } else {
                if (digits++ % 16 == 0) {
                    bits = random.nextLong();
                }
                into.put(at + i, HEX[(int) (bits & 15)]);
                bits >>>= 4;
            }
        }
    }

    private byte[] now() {
        long millis = clock.millis();
        if (millis != timeOf) {
            timeOf = millis;
            String text = Instant.ofEpochMilli(millis)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString()
                    .replace("Z", String.format(Locale.ROOT, ".%03dZ", Math.floorMod(millis, 1000)));
            time = text.getBytes(StandardCharsets.US_ASCII);
        }
        return time;
    }
}
