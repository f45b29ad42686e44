package dev.annals.query.identity.matching.prepare;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Spells network addresses alike, and passes over those that say nothing of a person: private and local ones. */
public final class NetworkAddress {

    private static final Pattern FOUR = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern SIX = Pattern.compile("[0-9a-f:]{2,39}");
    private static final Pattern LOCAL =
            Pattern.compile("(0|10|127)\\..*|192\\.168\\..*|169\\.254\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*");
    private static final int GROUPS = 8;
    private static final int SPELLED_OUT = 39;

    private NetworkAddress() {}

    /** The address; none where it is none, or a private one. */
    public static String of(String text) {
        String address = text.strip().toLowerCase(Locale.ROOT);
        if (FOUR.matcher(address).matches()) {
            return LOCAL.matcher(address).matches() ? "" : address;
        }
        return SIX.matcher(address).matches() ? six(address) : "";
    }

    private static String six(String address) {
        int gap = address.indexOf("::");
        String[] head = groups(gap < 0 ? address : address.substring(0, gap));
        String[] tail = groups(gap < 0 ? "" : address.substring(gap + 2));
        int missing = GROUPS - head.length - tail.length;
        boolean isTooLong = Arrays.stream(head).anyMatch(group -> group.length() > 4)
                || Arrays.stream(tail).anyMatch(group -> group.length() > 4);
        if (isTooLong || missing < 0 || (gap < 0 && missing > 0)) {
            return "";
        }
        StringBuilder whole = new StringBuilder();
        append(whole, head);
        append(whole, "0".repeat(missing).split("", missing == 0 ? 1 : missing));
        append(whole, tail);
        if (whole.length() != SPELLED_OUT + 1) {
            return "";
        }
        String spelled = whole.substring(0, SPELLED_OUT);
        boolean isLocal = spelled.startsWith("fe8")
                || spelled.startsWith("fc")
                || spelled.startsWith("fd")
                || spelled.startsWith("0000:0000:0000:0000:0000:0000");
        return isLocal ? "" : spelled;
    }

    private static String[] groups(String part) {
        return part.isEmpty() ? new String[0] : part.split(":", -1);
    }

    private static void append(StringBuilder whole, String[] groups) {
        for (String group : groups) {
            if (!group.isEmpty()) {
                whole.append("0".repeat(4 - group.length())).append(group).append(':');
            }
        }
    }
}
