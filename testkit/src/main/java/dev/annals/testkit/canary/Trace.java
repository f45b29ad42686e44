package dev.annals.testkit.canary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The bytes that a piece of a canary leaves in one encoding.
 *
 * @param canary the canary
 * @param encoding the encoding's name
 * @param bytes what to search for, at least 16 bytes
 */
@SuppressWarnings("ArrayRecordComponent")
record Trace(String canary, String encoding, byte[] bytes) {

    /** How many characters of a canary in a row give it away. */
    static final int WINDOW = 16;

    /** The traces of every window of a canary, in its own letters and in lower case, as normalised e-mail addresses are. */
    static List<Trace> of(String canary) {
        List<Trace> traces = new ArrayList<>();
        for (int start = 0; start + WINDOW <= canary.length(); start++) {
            String window = canary.substring(start, start + WINDOW);
            addWindow(traces, canary, window);
            addWindow(traces, canary, window.toLowerCase(Locale.ROOT));
        }
        return traces;
    }

    private static void addWindow(List<Trace> traces, String canary, String window) {
        byte[] utf8 = window.getBytes(StandardCharsets.UTF_8);
        traces.add(new Trace(canary, "UTF-8", utf8));
        traces.add(new Trace(canary, "UTF-16LE", window.getBytes(StandardCharsets.UTF_16LE)));
        traces.add(new Trace(canary, "hex", ascii(HexFormat.of().formatHex(utf8))));
        traces.add(new Trace(canary, "hex", ascii(HexFormat.of().withUpperCase().formatHex(utf8))));
        for (int before = 0; before < 3; before++) {
            traces.add(new Trace(canary, "base64", base64(Base64.getEncoder(), utf8, before)));
            traces.add(new Trace(canary, "base64", base64(Base64.getUrlEncoder(), utf8, before)));
        }
    }

    /** The characters that the window alone decides when so many bytes precede it in its group of three. */
    private static byte[] base64(Base64.Encoder encoder, byte[] window, int before) {
        byte[] shifted = new byte[before + window.length];
        System.arraycopy(window, 0, shifted, before, window.length);
        byte[] text = encoder.withoutPadding().encode(shifted);
        int firstWhole = (before * 8 + 5) / 6;
        int pastWhole = shifted.length * 8 / 6;
        return Arrays.copyOfRange(text, firstWhole, pastWhole);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
