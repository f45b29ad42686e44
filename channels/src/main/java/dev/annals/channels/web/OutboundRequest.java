package dev.annals.channels.web;

import java.net.URI;
import java.util.Map;

/**
 * What is sent to somebody outside.
 *
 * @param method in upper case
 * @param address whole, http: or https:
 * @param headers by name
 * @param body empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OutboundRequest(String method, URI address, Map<String, String> headers, byte[] body) {

    /** A POST of some content. */
    public static OutboundRequest post(URI address, Map<String, String> headers, byte[] body) {
        return new OutboundRequest("POST", address, headers, body);
    }
}
