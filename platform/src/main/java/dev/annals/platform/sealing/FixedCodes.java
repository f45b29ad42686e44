package dev.annals.platform.sealing;

/** The fixed Huffman codes of deflate (RFC 1951, 3.2.5 and 3.2.6), bit-reversed as they go into the stream. */
final class FixedCodes {

    /** The head of a final block of fixed codes. */
    static final int FINAL_BLOCK = 0b011;

    static final int FINAL_BLOCK_BITS = 3;

    /** The end of a block is seven zero bits. */
    static final int END_OF_BLOCK_BITS = 7;

    static final int[] LITERALS = new int[256];
    static final int[] DISTANCES = new int[30];

    /** By match length: code and extra bits in one. */
    static final int[] LENGTHS = new int[259];

    static final int[] LENGTH_BITS = new int[259];

    private static final int[] FIRST_LENGTHS = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };

    static {
        for (int literal = 0; literal < 256; literal++) {
            int code = literal < 144 ? 0x30 + literal : 0x190 + literal - 144;
            LITERALS[literal] = reversed(code, literalBits(literal));
        }
        for (int distance = 0; distance < 30; distance++) {
            DISTANCES[distance] = reversed(distance, 5);
        }
        for (int i = 0; i < FIRST_LENGTHS.length; i++) {
            int symbol = 257 + i;
            int codeBits = symbol < 280 ? 7 : 8;
            int code = reversed(symbol < 280 ? symbol - 256 : 0xc0 + symbol - 280, codeBits);
            int extraBits = i < 8 || i == 28 ? 0 : (i - 4) / 4;
            for (int extra = 0; extra < 1 << extraBits && FIRST_LENGTHS[i] + extra < 259; extra++) {
                LENGTHS[FIRST_LENGTHS[i] + extra] = code | extra << codeBits;
                LENGTH_BITS[FIRST_LENGTHS[i] + extra] = codeBits + extraBits;
            }
        }
    }

    private FixedCodes() {}

    static int literalBits(int literal) {
        return literal < 144 ? 8 : 9;
    }

    private static int reversed(int code, int bits) {
        return Integer.reverse(code) >>> (32 - bits);
    }
}
