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
        return new OutboundHttp(
                new ChannelsProperties(true, List.of("127.0.0.1/32"), Duration.ofSeconds(20), DataSize.ofKilobytes(1)),
                OutboundHttp.SYSTEM,
                SSLContext.getDefault());
    }
}
