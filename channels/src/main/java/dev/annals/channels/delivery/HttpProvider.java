package dev.annals.channels.delivery;

import dev.annals.channels.web.OutboundAnswer;
import dev.annals.channels.web.OutboundException;
import dev.annals.channels.web.OutboundHttp;
import dev.annals.channels.web.OutboundRequest;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.ProviderAnswer.Refused;
import dev.annals.platform.delivery.ProviderAnswer.Unavailable;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all providers that are reached by HTTP have in common: what their answers mean, and when to try again. */
public final class HttpProvider {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;
    private static final int CLIENT = 400;
    private static final int SERVER = 500;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final OutboundHttp http;
    private final InstantSource clock;

    public HttpProvider(OutboundHttp http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    /** Reads an answer as a provider means it. */
    @FunctionalInterface
    public interface Reading {

        /** What the answer means; null for what any provider would mean by it. */
        @Nullable
        ProviderAnswer read(OutboundAnswer answer);
    }

    /** Posts something, and says what came of it. */
    public ProviderAnswer post(String address, Map<String, String> headers, byte[] body, Reading reading)
            throws InterruptedException {
        return send(OutboundRequest.post(URI.create(address), headers, body), reading);
    }

    /** Sends something, and says what came of it. */
    public ProviderAnswer send(OutboundRequest request, Reading reading) throws InterruptedException {
        try {
            OutboundAnswer answer = http.send(request);
            ProviderAnswer read = reading.read(answer);
            return read == null ? usual(answer) : read;
        } catch (OutboundException nobody) {
            String reason = nobody.reason().name().toLowerCase(Locale.ROOT);
            return nobody.reason().isRefusal() ? Refused.because("refused_" + reason) : Unavailable.because(reason);
        }
    }

    /**
     * Posts something, and answers what came back.
     *
     * @throws OutboundException when nobody answered
     */
    public OutboundAnswer answer(String address, Map<String, String> headers, byte[] body)
            throws OutboundException, InterruptedException {
        return http.send(OutboundRequest.post(URI.create(address), headers, body));
    }

    /** What is wrong with the way to a provider, whatever it answers; empty where it answers at all. */
    public Optional<String> reach(String address) throws InterruptedException {
        try {
            var unused = http.send(new OutboundRequest("GET", URI.create(address), Map.of(), new byte[0]));
            return Optional.empty();
        } catch (OutboundException nobody) {
            return Optional.of(nobody.reason().sentence());
        }
    }

    /** The time. */
    public InstantSource clock() {
        return clock;
    }

    /** What an answer means where the provider means nothing else by it. */
    ProviderAnswer usual(OutboundAnswer answer) {
        int status = answer.status();
        if (answer.isTaken()) {
            return new Accepted(null);
        }
        if (status == TOO_MANY || status == REQUEST_TIMEOUT || status == TOO_EARLY || status >= SERVER) {
            return new Unavailable("status_" + status, after(answer));
        }
        return Refused.because((status < CLIENT ? "redirect_" : "status_") + status);
    }

    private @Nullable Duration after(OutboundAnswer answer) {
        String header = answer.headers().get("retry-after");
        if (header == null) {
            return null;
        }
        try {
            Duration asked = header.matches("[0-9]{1,6}")
                    ? Duration.ofSeconds(Long.parseLong(header))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return asked.isNegative() ? null : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
