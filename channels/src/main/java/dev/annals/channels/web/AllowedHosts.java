package dev.annals.channels.web;

import dev.annals.channels.web.OutboundException.Reason;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Tells whether a host may be connected to, by the same rules as for HTTP, where a library connects by itself. What a name
 * means may have changed when the library asks, so the connection is not pinned.
 */
public final class AllowedHosts {

    private final DnsResolver names;

    AllowedHosts(DnsResolver names, NetworkRules rules) {
        this.names = new CheckedNames(names, rules);
    }

    /**
     * Refuses a host that may not be connected to.
     *
     * @throws OutboundException when one of its addresses may not be connected to, or it has none
     */
    public void require(String host) throws OutboundException {
        if (!Hosts.isPlain(host)) {
            throw new OutboundException(Reason.ADDRESS, null);
        }
        try {
            var unused = names.resolve(host);
        } catch (CheckedNames.ForbiddenAddressException forbidden) {
            throw new OutboundException(Reason.NETWORK, forbidden);
        } catch (UnknownHostException unknown) {
            throw new OutboundException(Reason.UNKNOWN_HOST, unknown);
        }
    }
}
