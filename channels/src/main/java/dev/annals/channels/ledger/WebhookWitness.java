package dev.annals.channels.ledger;

import dev.annals.channels.web.OutboundAnswer;
import dev.annals.channels.web.OutboundHttp;
import dev.annals.channels.web.OutboundRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Posts checkpoints to an address. Redirects are answers like any other: it was not taken.
 *
 * @param address where to
 * @param http the way out
 */
record WebhookWitness(URI address, OutboundHttp http) implements Witness {

    private static final Map<String, String> PLAIN_TEXT = Map.of("Content-Type", "text/plain; charset=utf-8");

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void show(String note) throws IOException, InterruptedException {
        OutboundAnswer answer =
                http.send(OutboundRequest.post(address, PLAIN_TEXT, note.getBytes(StandardCharsets.UTF_8)));
        if (!answer.isTaken()) {
            throw new IOException("It answered " + answer.status());
        }
    }
}
