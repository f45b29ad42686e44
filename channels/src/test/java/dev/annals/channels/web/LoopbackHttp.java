package dev.annals.channels.web;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.springframework.util.unit.DataSize;

/** Ways out that lead to servers which a test starts on this machine. */
public final class LoopbackHttp {

    private LoopbackHttp() {}

    public static OutboundHttp client() throws NoSuchAlgorithmException {
        return client(Duration.ofSeconds(20));
    }

    /**
     * A way out that waits only for some time.
     *
     * @param timeout within what time a whole answer has to be there
     */
    public static OutboundHttp client(Duration timeout) throws NoSuchAlgorithmException {
        return new OutboundHttp(
                new ChannelsProperties(true, List.of("127.0.0.1/32"), timeout, DataSize.ofKilobytes(1)),
                OutboundHttp.SYSTEM,
                SSLContext.getDefault());
    }

    /** What says that only servers of this machine may be connected to, besides those of the public. */
    public static AllowedHosts hosts() {
        return new AllowedHosts(OutboundHttp.SYSTEM, new NetworkRules(List.of(Network.of("127.0.0.1/32"))));
    }
}
