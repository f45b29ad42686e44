package dev.annals.app.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Tells in the data folder, and in the log, where the process is to be reached, for as long as it is. */
final class Presence {

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    private final InstallationFiles files;
    private final WebServerApplicationContext context;

    Presence(InstallationFiles files, WebServerApplicationContext context) {
        this.files = files;
        this.context = context;
    }

    URI url() {
        boolean isEncrypted = context.getEnvironment().containsProperty("server.ssl.bundle")
                || context.getEnvironment().containsProperty("server.ssl.key-store")
                || context.getEnvironment().containsProperty("server.ssl.certificate");
        int port = Objects.requireNonNull(context.getWebServer()).getPort();
        return URI.create((isEncrypted ? "https" : "http") + "://localhost:" + port);
    }

    @EventListener
    void onReadiness(AvailabilityChangeEvent<ReadinessState> change) throws IOException {
        if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
            files.writeUrl(url());
            LOG.info("Ready at {}", url());
        } else {
            files.removeUrl();
        }
    }

    @EventListener
    void onStop(ContextClosedEvent stop) {
        try {
            files.removeUrl();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
