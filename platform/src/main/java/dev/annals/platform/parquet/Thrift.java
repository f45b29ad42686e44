package dev.annals.platform.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes one structure in Thrift's compact protocol, in which a Parquet file says what it holds. Fields are to be added in
 * the order of their numbers, none more than 15 after the one before.
 *
 * @see <a href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">the protocol</a>
 */
final class Thrift {

    private static final int TRUE = 1;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int SHORT_LIST = 15;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int last;

    Thrift isTrue(int field) {
        return field(field, TRUE);
    }

    Thrift number(int field, int value) {
        return field(field, I32).zigzag(value);
    }

    Thrift longNumber(int field, long value) {
        return field(field, I64).zigzag(value);
    }

    Thrift text(int field, String value) {
        return field(field, BINARY).text(value);
    }

    Thrift struct(int field, Thrift value) {
        field(field, STRUCT).bytes.writeBytes(value.bytes());
        return this;
    }

    Thrift numbers(int field, int... values) {
        field(field, LIST).size(values.length, I32);
        for (int value : values) {
            zigzag(value);
        }
        return this;
    }

    Thrift texts(int field, String... values) {
        field(field, LIST).size(values.length, BINARY);
        for (String value : values) {
            text(value);
        }
        return this;
    }

    Thrift structs(int field, List<Thrift> values) {
        field(field, LIST).size(values.size(), STRUCT);
        values.forEach(value -> bytes.writeBytes(value.bytes()));
        return this;
    }

    /** The structure, with the mark of its end. */
    byte[] bytes() {
        byte[] body = bytes.toByteArray();
        byte[] whole = new byte[body.length + 1];
        System.arraycopy(body, 0, whole, 0, body.length);
        return whole;
    }

    private Thrift field(int field, int type) {
        bytes.write(((field - last) << 4) | type);
        last = field;
        return this;
    }

    private void size(int size, int type) {
        if (size < SHORT_LIST) {
            bytes.write((size << 4) | type);
        } else {
            bytes.write((SHORT_LIST << 4) | type);
            varint(size);
        }
    }

    private Thrift text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        varint(utf8.length);
        bytes.writeBytes(utf8);
        return this;
    }

    private Thrift zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }
}
