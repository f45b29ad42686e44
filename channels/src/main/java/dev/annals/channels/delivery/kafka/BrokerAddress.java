package dev.annals.channels.delivery.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a broker listens.
 *
 * @param host its name or address
 * @param port its port
 */
record BrokerAddress(String host, int port) {

    private static final Pattern ONE = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^\\s,:\\[\\]]+)):([0-9]{1,5})");
    private static final int LAST_PORT = 65_535;

    /** All that are listed; none at all when one of them is not as it is to be. */
    static List<BrokerAddress> all(String text) {
        List<BrokerAddress> all = new ArrayList<>();
        for (String each : text.split(",", -1)) {
            Matcher matcher = ONE.matcher(each.strip());
            if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > LAST_PORT) {
                return List.of();
            }
            String literal = matcher.group(1);
            all.add(new BrokerAddress(
                    literal == null ? matcher.group(2) : literal, Integer.parseInt(matcher.group(3))));
        }
        return all;
    }

    /** As the client of Kafka reads it. */
    String spelt() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
