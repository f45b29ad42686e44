package dev.annals.channels.web;

import java.util.regex.Pattern;

/**
 * Tells hosts that mean one thing to everybody from those that libraries read differently, such as {@code 0177.0.0.1},
 * {@code 2130706433} or {@code 0x7f.1}.
 */
final class Hosts {

    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.)*"
                    + "[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.?");

    private Hosts() {}

    /** Whether it is an address in its usual form, so that nobody has to be asked what it means. */
    static boolean isLiteral(String host) {
        return IPV4.matcher(host).matches() || IPV6.matcher(host).matches();
    }

    /** Whether it is such an address, or a name that cannot be taken for one. */
    static boolean isPlain(String host) {
        return isLiteral(host) || NAME.matcher(host).matches();
    }
}
