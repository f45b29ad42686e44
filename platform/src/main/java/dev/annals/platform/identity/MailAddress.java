package dev.annals.platform.identity;

import java.net.IDN;
import java.util.Optional;

/**
 * Spells e-mail addresses alike: the whole address in lower case, the domain in its ASCII form.
 *
 * <p>RFC 5321 lets a mail server tell local parts apart by case; none of note does, and people do not.
 */
final class MailAddress {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_LABEL = 63;
    private static final String FORBIDDEN = "\"(),:;<>@[\\]";

    private MailAddress() {}

    /** The one spelling of an address; empty for what does not look like one. */
    static Optional<String> normalise(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > LONGEST) {
            return Optional.empty();
        }
        String local = Normalisation.nfc(Normalisation.lowerCase(text.substring(0, at)));
        String domain = domain(text.substring(at + 1));
        if (local.length() > LONGEST_LOCAL || !isLocal(local) || !isDomain(domain)) {
            return Optional.empty();
        }
        return Optional.of(local + "@" + domain);
    }

    private static String domain(String text) {
        if (Normalisation.isAscii(text)) {
            return Normalisation.lowerCase(text);
        }
        try {
            return Normalisation.lowerCase(IDN.toASCII(text, IDN.ALLOW_UNASSIGNED));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notADomain) {
            return "";
        }
    }

    private static boolean isLocal(String local) {
        for (int i = 0; i < local.length(); i++) {
            char each = local.charAt(i);
            if (each <= ' ' || each == 0x7f || FORBIDDEN.indexOf(each) >= 0 || Character.isWhitespace(each)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDomain(String domain) {
        int labelStart = 0;
        int dots = 0;
        for (int i = 0; i <= domain.length(); i++) {
            if (i == domain.length() || domain.charAt(i) == '.') {
                if (!isLabel(domain, labelStart, i)) {
                    return false;
                }
                labelStart = i + 1;
                dots++;
            }
        }
        return dots > 1;
    }

    private static boolean isLabel(String domain, int from, int to) {
        if (from == to || to - from > LONGEST_LABEL || domain.charAt(from) == '-' || domain.charAt(to - 1) == '-') {
            return false;
        }
        for (int i = from; i < to; i++) {
            char each = domain.charAt(i);
            if ((each < 'a' || each > 'z') && (each < '0' || each > '9') && each != '-' && each != '_') {
                return false;
            }
        }
        return true;
    }
}
