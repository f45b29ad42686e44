package dev.annals.channels.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of addresses, as {@code 10.0.0.0/8} or {@code fd00::/8}.
 *
 * @param first an address in it, 4 or 16 bytes
 * @param bits how many leading bits all its addresses share
 */
@SuppressWarnings("ArrayRecordComponent") // never handed out
record Network(byte[] first, int bits) {

    private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

    /** @throws IllegalArgumentException when it is no range, or one with a host name in it */
    static Network of(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        if (!Hosts.isLiteral(literal)) {
            throw notOne(text);
        }
        byte[] first = address(literal);
        String length = slash < 0 ? String.valueOf(first.length * Byte.SIZE) : text.substring(slash + 1);
        if (!LENGTH.matcher(length).matches() || Integer.parseInt(length) > first.length * Byte.SIZE) {
            throw notOne(text);
        }
        return new Network(first, Integer.parseInt(length));
    }

    private static IllegalArgumentException notOne(String text) {
        return new IllegalArgumentException("'" + text + "' is no range of addresses such as 10.0.0.0/8 or fd00::/8");
    }

    private static byte[] address(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + literal + "' is no address", e);
        }
    }

    boolean contains(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if ((address[bit / Byte.SIZE] & mask) != (first[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
