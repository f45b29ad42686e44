package dev.annals.api.consent;

import java.util.Comparator;

/**
 * A request that its token can answer.
 *
 * @param said the request
 * @param token what answers it
 */
public record OpenRequest(Said said, OneTimeToken token) {

    static final Comparator<OpenRequest> ORDER = Comparator.comparing(OpenRequest::said, Said.ORDER);
}
