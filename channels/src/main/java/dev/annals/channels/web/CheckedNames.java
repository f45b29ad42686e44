package dev.annals.channels.web;

import java.io.Serial;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host once for each connection and hands out what it has checked, so that a name that means something else a
 * moment later changes nothing: the connection goes to the very address that was checked.
 *
 * @param names who is asked what a name means
 * @param rules which addresses may be connected to
 */
record CheckedNames(DnsResolver names, NetworkRules rules) implements DnsResolver {

    /** @throws ForbiddenAddressException when any address of the host may not be connected to */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.resolve(host);
        if (found == null || found.length == 0) {
            throw new UnknownHostException("The host has no address");
        }
        for (InetAddress address : found) {
            if (!rules.allows(address)) {
                throw new ForbiddenAddressException();
            }
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** One of the host's addresses may not be connected to. */
    static final class ForbiddenAddressException extends UnknownHostException {

        @Serial
        private static final long serialVersionUID = 1L;
    }
}
