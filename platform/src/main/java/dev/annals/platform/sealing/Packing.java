package dev.annals.platform.sealing;

import dev.annals.platform.crypto.Pool;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Makes personal values smaller before they are sealed: deflated (RFC 1951) with a preset dictionary of what interactions
 * usually say, where that gains anything.
 *
 * <p>The first byte says how: 0 as it is, 1 deflated with {@code dictionary-1.txt}. A better dictionary gets the next
 * number and its own file; old ones stay for ever.
 */
final class Packing {

    /** The most a value may have unpacked: far beyond any record, and no harm to memory. */
    static final int LARGEST = 16 << 20;

    private static final byte AS_IT_IS = 0;
    private static final byte DEFLATED = 1;
    private static final int TEXT_OF_UP_TO_23 = 0x60;
    private static final int TOO_SHORT_TO_GAIN = 24;
    private static final int LEVEL = 6;
    private static final byte[] DICTIONARY = dictionary("dictionary-1.txt");
    private static final Pool<Deflater> DEFLATERS = new Pool<>(() -> new Deflater(LEVEL, true), Deflater::end);
    private static final Pool<Inflater> INFLATERS = new Pool<>(() -> new Inflater(true), Inflater::end);

    private Packing() {}

    static byte[] pack(byte[] plain) {
        if (plain.length > LARGEST) {
            throw new IllegalArgumentException("A personal component has more than " + LARGEST + " bytes");
        }
        if (plain.length >= TOO_SHORT_TO_GAIN) {
            byte[] packed = new byte[plain.length + 1];
            int length = deflate(plain, packed);
            if (length < plain.length) {
                packed[0] = DEFLATED;
                return Arrays.copyOf(packed, length + 1);
            }
        }
        byte[] packed = new byte[plain.length + 1];
        packed[0] = AS_IT_IS;
        System.arraycopy(plain, 0, packed, 1, plain.length);
        return packed;
    }

    /** @throws IllegalStateException when the value is not of a packing known here, or larger than allowed */
    static byte[] unpack(byte[] packed) {
        return switch (packed.length == 0 ? -1 : packed[0]) {
            case AS_IT_IS -> Arrays.copyOfRange(packed, 1, packed.length);
            case DEFLATED -> inflate(packed);
            default -> throw new IllegalStateException("A sealed value is packed in a way not known here");
        };
    }

    private static int deflate(byte[] plain, byte[] packed) {
        Deflater deflater = DEFLATERS.take();
        try {
            deflater.setDictionary(DICTIONARY);
            deflater.setInput(plain);
            deflater.finish();
            int length = deflater.deflate(packed, 1, plain.length);
            return deflater.finished() ? length : plain.length;
        } finally {
            deflater.reset();
            DEFLATERS.give(deflater);
        }
    }

    private static byte[] inflate(byte[] packed) {
        Inflater inflater = INFLATERS.take();
        try {
            inflater.setDictionary(DICTIONARY);
            inflater.setInput(packed, 1, packed.length - 1);
            byte[] plain = new byte[Math.max(512, packed.length * 3)];
            int length = 0;
            while (!inflater.finished()) {
                if (length == plain.length) {
                    if (length > LARGEST) {
                        throw new IllegalStateException("A sealed value unpacks to more than " + LARGEST + " bytes");
                    }
                    plain = Arrays.copyOf(plain, Math.min(LARGEST + 1, length * 2));
                }
                int more = inflater.inflate(plain, length, plain.length - length);
                if (more == 0 && !inflater.finished() && length < plain.length) {
                    throw new IllegalStateException("A sealed value is packed badly");
                }
                length += more;
            }
            return length == plain.length ? plain : Arrays.copyOf(plain, length);
        } catch (DataFormatException e) {
            throw new IllegalStateException("A sealed value is packed badly", e);
        } finally {
            inflater.reset();
            INFLATERS.give(inflater);
        }
    }

    static byte[] dictionary(String resource) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String line : Resources.lines(resource)) {
            switch (line.charAt(0)) {
                case '=' -> bytes.writeBytes(line.substring(1).getBytes(StandardCharsets.US_ASCII));
                case '\\' -> bytes.writeBytes(HexFormat.of().parseHex(line.substring(1)));
                default -> {
                    bytes.write(TEXT_OF_UP_TO_23 | line.length());
                    bytes.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
        return bytes.toByteArray();
    }
}
