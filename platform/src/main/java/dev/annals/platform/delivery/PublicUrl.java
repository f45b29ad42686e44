package dev.annals.platform.delivery;

import java.util.function.Supplier;
import org.springframework.core.env.Environment;

/** Under which address people reach this installation, for links in messages; without a slash at its end. */
public final class PublicUrl implements Supplier<String> {

    private final Environment environment;

    public PublicUrl(Environment environment) {
        this.environment = environment;
    }

    /** {@code annals.public-url}; where none is given, this machine by the port on which it listens. */
    @Override
    public String get() {
        String configured = environment.getProperty("annals.public-url");
        if (configured != null && !configured.isBlank()) {
            return configured.strip().replaceAll("/+$", "");
        }
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "http://localhost:" + port;
    }
}
