package dev.annals.platform.crypto;

import java.math.BigInteger;
import java.util.Arrays;

/** Base 58 in Bitcoin's alphabet, in which Multibase ({@code z...}) writes keys and signatures. */
final class Base58 {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());

    private Base58() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        BigInteger rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            BigInteger[] split = rest.divideAndRemainder(BASE);
            text.append(ALPHABET.charAt(split[1].intValue()));
            rest = split[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            text.append(ALPHABET.charAt(0));
        }
        return text.reverse().toString();
    }

    /** @throws IllegalArgumentException when a character is not of the alphabet */
    static byte[] decode(String text) {
        BigInteger value = BigInteger.ZERO;
        int zeros = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException("Not a text in base 58");
            }
            value = value.multiply(BASE).add(BigInteger.valueOf(digit));
            zeros += zeros == i && digit == 0 ? 1 : 0;
        }
        byte[] magnitude = value.signum() == 0 ? new byte[0] : value.toByteArray();
        int sign = magnitude.length > 0 && magnitude[0] == 0 ? 1 : 0;
        byte[] bytes = new byte[zeros + magnitude.length - sign];
        System.arraycopy(magnitude, sign, bytes, zeros, magnitude.length - sign);
        return Arrays.copyOf(bytes, bytes.length);
    }
}
