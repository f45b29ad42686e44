package dev.annals.query.identity.matching.compare;

import java.util.List;

/** Compares network addresses, prepared as dotted (IPv4) or eight groups of four digits (IPv6). */
public final class NetworkComparison implements Comparison {

    /** Of an IPv6 address, the part that names the network: four groups of four digits with their colons. */
    private static final int NETWORK_6 = 19;

    private static final List<Level> LEVELS = List.of(
            new Level("different", 0.55, 0.983),
            new Level("same network", 0.15, 0.015),
            new Level("exact", 0.3, 0.002));

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public int near() {
        return 1;
    }

    @Override
    public int level(String one, String other) {
        if (one.equals(other)) {
            return 2;
        }
        int network = network(one);
        return network == network(other) && one.regionMatches(0, other, 0, network) ? 1 : 0;
    }

    private static int network(String address) {
        return address.indexOf(':') >= 0 ? Math.min(address.length(), NETWORK_6) : address.lastIndexOf('.') + 1;
    }
}
