package dev.annals.channels.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * To whom the process may talk by HTTP, and for how long it listens.
 *
 * @param allowHttp whether unencrypted addresses may be called
 * @param allowedNetworks ranges that may be reached though they are not public
 * @param timeout within what time a whole answer has to be there
 * @param maxAnswer how much of an answer's body is read
 */
@ConfigurationProperties("annals.channels")
public record ChannelsProperties(
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("64KB") DataSize maxAnswer) {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final DataSize LARGEST = DataSize.ofMegabytes(10);

    /** @throws IllegalArgumentException with the complete list of what is wrong */
    public ChannelsProperties {
        List<String> wrong = new ArrayList<>();
        for (String network : allowedNetworks) {
            try {
                Network.of(network);
            } catch (IllegalArgumentException e) {
                wrong.add("annals.channels.allowed-networks: " + e.getMessage());
            }
        }
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            wrong.add("annals.channels.timeout is " + timeout.toMillis() + " ms: use 100 ms to 5 m");
        }
        if (maxAnswer.isNegative() || maxAnswer.compareTo(LARGEST) > 0) {
            wrong.add("annals.channels.max-answer is " + maxAnswer.toKilobytes() + " KB: use 0 to 10 MB");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "The settings of the channels cannot be used:\n - " + String.join("\n - ", wrong));
        }
    }

    NetworkRules rules() {
        return new NetworkRules(allowedNetworks.stream().map(Network::of).toList());
    }
}
