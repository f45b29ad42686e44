package dev.annals.channels.web;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: those of the public Internet (IANA's special-purpose registries, RFC 6890), and
 * networks that the configuration lists.
 *
 * @param listed networks that may be reached though they are not public
 */
record NetworkRules(List<Network> listed) {

    private static final List<Network> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Network::of)
            .toList();

    /** Of IPv6, nothing else is handed out to the public. */
    private static final Network GLOBAL_UNICAST = Network.of("2000::/3");

    /** The last four bytes of these are an IPv4 address that a translator connects to (RFC 6052). */
    private static final Network TRANSLATED = Network.of("64:ff9b::/96");

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    boolean allows(InetAddress address) {
        byte[] bytes = address.getAddress();
        return allowsBytes(bytes)
                || (TRANSLATED.contains(bytes)
                        && allowsBytes(Arrays.copyOfRange(bytes, IPV6_BYTES - IPV4_BYTES, IPV6_BYTES)));
    }

    private boolean allowsBytes(byte[] bytes) {
        if (isIn(listed, bytes)) {
            return true;
        }
        return (bytes.length == IPV4_BYTES || GLOBAL_UNICAST.contains(bytes)) && !isIn(NOT_PUBLIC, bytes);
    }

    private static boolean isIn(List<Network> networks, byte[] address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
