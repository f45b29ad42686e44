package dev.annals.platform.sealing;

import java.util.Arrays;

/**
 * Deflates short values with a preset dictionary, several times faster than {@link java.util.zip.Deflater}, which spends
 * most of its time on learning the dictionary anew for each value and on trees that pay off for long values only.
 *
 * <p>What comes out is one block of fixed Huffman codes (RFC 1951, 3.2.6), to be read by any inflater that is given the
 * same dictionary. The dictionary is indexed once, for all. One thread at a time.
 */
final class ShortDeflater {

    private static final int MIN_MATCH = 4;
    private static final int MAX_MATCH = 258;
    private static final int MAX_DISTANCE = 32_768;
    private static final int MAX_CHAIN = 24;
    private static final int BUCKETS = 1 << 12;

    private final Preset preset;
    private final int longest;
    private final byte[] window;
    private final int[] latest = new int[BUCKETS];
    private int base;
    private byte[] out = {};
    private int outAt;
    private long bits;
    private int bitCount;
    private int found;

    /**
     * @param preset the indexed dictionary
     * @param longest the most bytes that {@link #deflate} is ever given
     */
    ShortDeflater(Preset preset, int longest) {
        this.preset = preset;
        this.longest = longest;
        this.window = Arrays.copyOf(preset.dictionary, preset.dictionary.length + longest);
    }

    /** How much room a value of that length may take at worst. */
    static int room(int length) {
        return length + length / 8 + 16;
    }

    /**
     * Deflates a value.
     *
     * @param to takes the deflated value; {@link #room} for it has to be there from {@code at} on
     * @return how many bytes it takes
     */
    int deflate(byte[] value, byte[] to, int at) {
        int start = preset.dictionary.length;
        int end = start + value.length;
        System.arraycopy(value, 0, window, start, value.length);
        forgetLastValue();
        out = to;
        outAt = at;
        put(FixedCodes.FINAL_BLOCK, FixedCodes.FINAL_BLOCK_BITS);
        int place = start;
        while (place < end) {
            int distance = longestMatch(place, end);
            int length = found;
            if (length >= MIN_MATCH && length < 32 && place + 1 < end) {
                remember(place, end);
                if (longestMatch(place + 1, end) > 0 && found > length) {
                    putLiteral(window[place++]);
                    continue;
                }
            }
            if (length < MIN_MATCH) {
                remember(place, end);
                putLiteral(window[place++]);
            } else {
                putMatch(length, distance);
                for (int next = place + length; place < next; place++) {
                    remember(place, end);
                }
            }
        }
        put(0, FixedCodes.END_OF_BLOCK_BITS);
        flush();
        return outAt - at;
    }

    /** The distance of the longest match at a place, whose length goes to {@code found}; 0 when there is none. */
    private int longestMatch(int place, int end) {
        found = 0;
        if (place + MIN_MATCH > end) {
            return 0;
        }
        int most = Math.min(end, place + MAX_MATCH);
        int bucket = Preset.bucket(window, place);
        int distance = 0;
        int seen = latest[bucket] - base;
        if (seen > 0 && place - seen <= MAX_DISTANCE) {
            found = common(seen, place, most);
            distance = place - seen;
        }
        int candidate = preset.first(bucket);
        for (int i = 0; i < MAX_CHAIN && candidate >= 0 && place - candidate <= MAX_DISTANCE; i++) {
            int length = common(candidate, place, most);
            if (length > found) {
                found = length;
                distance = place - candidate;
            }
            candidate = preset.next(candidate);
        }
        if (found < MIN_MATCH) {
            found = 0;
            return 0;
        }
        return distance;
    }

    private int common(int earlier, int place, int most) {
        int length = Arrays.mismatch(window, place, most, window, earlier, earlier + most - place);
        return length < 0 ? most - place : length;
    }

    private void remember(int place, int end) {
        if (place + MIN_MATCH <= end) {
            latest[Preset.bucket(window, place)] = base + place;
        }
    }

    /** Makes all remembered places of the value before point before the window, without touching each. */
    private void forgetLastValue() {
        base += preset.dictionary.length + longest;
        if (base > Integer.MAX_VALUE - 2 * (preset.dictionary.length + longest)) {
            Arrays.fill(latest, 0);
            base = preset.dictionary.length + longest;
        }
    }

    private void putLiteral(byte literal) {
        int symbol = literal & 0xff;
        put(FixedCodes.LITERALS[symbol], FixedCodes.literalBits(symbol));
    }

    private void putMatch(int length, int distance) {
        put(FixedCodes.LENGTHS[length], FixedCodes.LENGTH_BITS[length]);
        int d = distance - 1;
        if (d < 4) {
            put(FixedCodes.DISTANCES[d], 5);
        } else {
            int magnitude = 31 - Integer.numberOfLeadingZeros(d);
            int code = 2 * magnitude + ((d >> (magnitude - 1)) & 1);
            int extra = d & ((1 << (magnitude - 1)) - 1);
            put(FixedCodes.DISTANCES[code] | extra << 5, 5 + magnitude - 1);
        }
    }

    private void put(int value, int count) {
        bits |= (long) value << bitCount;
        bitCount += count;
        while (bitCount >= 8) {
            out[outAt++] = (byte) bits;
            bits >>>= 8;
            bitCount -= 8;
        }
    }

    private void flush() {
        if (bitCount > 0) {
            out[outAt++] = (byte) bits;
        }
        bits = 0;
        bitCount = 0;
    }
}
