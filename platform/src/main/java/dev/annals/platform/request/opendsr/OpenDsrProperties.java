package dev.annals.platform.request.opendsr;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * As whom Annals answers controllers by OpenDSR.
 *
 * @param domain the domain it signs for; null for the host of {@code annals.public-url}
 * @param certificate a PEM file with its certificate and those that vouch for it; null for one that Annals signs itself
 * @param key a PEM file with the certificate's private key (PKCS#8, EC or RSA)
 * @param callbackAttempts how often a callback is tried
 */
@ConfigurationProperties("annals.opendsr")
public record OpenDsrProperties(
        @Nullable String domain,
        @Nullable Path certificate,
        @Nullable Path key,
        @DefaultValue("20") int callbackAttempts) {

    private static final int MOST_ATTEMPTS = 100;

    /** @throws IllegalArgumentException with the complete list of what is wrong */
    public OpenDsrProperties {
        List<String> wrong = new ArrayList<>();
        if (domain != null && !domain.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")) {
            wrong.add("annals.opendsr.domain is no domain such as dsr.example.org");
        }
        if ((certificate == null) != (key == null)) {
            wrong.add("annals.opendsr.certificate and annals.opendsr.key are given together, or neither of them");
        }
        if (callbackAttempts < 1 || callbackAttempts > MOST_ATTEMPTS) {
            wrong.add("annals.opendsr.callback-attempts is " + callbackAttempts + ": use 1 to " + MOST_ATTEMPTS);
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "The settings of OpenDSR cannot be used:\n - " + String.join("\n - ", wrong));
        }
    }
}
