package dev.annals.command.intake;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The settings that {@code analytics.js} loads before it sends: no destinations in the browser, everything goes to this
 * installation.
 */
@RestController
@Tag(name = "Intake")
final class SettingsController {

    private static final Duration REMEMBERED = Duration.ofMinutes(2);

    private final Senders senders;
    private final @Nullable String publicUrl;

    /** @param publicUrl the address under which browsers reach this installation; null to take that of the request */
    SettingsController(Senders senders, @Nullable String publicUrl) {
        this.senders = senders;
        this.publicUrl = publicUrl;
    }

    @GetMapping({"/v1/projects/{writeKey}/settings", "/v1/projects/{writeKey}/settings/"})
    @Operation(operationId = "getSettings", summary = "The settings that analytics.js loads")
    ResponseEntity<Map<String, Object>> settings(HttpServletRequest request, @PathVariable String writeKey) {
        if (!senders.isKnown(writeKey)) {
            throw new Rejected(Rejection.NOT_FOUND, "The write key is unknown or revoked.");
        }
        UriComponents base = base(request);
        Map<String, Object> enabled = Map.of("__default", Map.of("enabled", true, "integrations", Map.of()));
        Map<String, Object> settings = Map.of(
                "integrations", Map.of("Segment.io", segment(writeKey, base)),
                "plan", Map.of("track", enabled, "identify", enabled, "group", enabled),
                "edgeFunction", Map.of(),
                "analyticsNextEnabled", true,
                "middlewareSettings", Map.of(),
                "enabledMiddleware", Map.of(),
                "metrics", Map.of("sampleRate", 0, "host", host(base)),
                "legacyVideoPluginsEnabled", false,
                "remotePlugins", List.of());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(REMEMBERED).cachePublic())
                .body(settings);
    }

    private static Map<String, Object> segment(String writeKey, UriComponents base) {
        return Map.of(
                "apiKey", writeKey,
                "apiHost", host(base),
                "protocol", String.valueOf(base.getScheme()),
                "unbundledIntegrations", List.of(),
                "addBundledMetadata", true,
                "maybeBundledConfigIds", Map.of(),
                "versionSettings", Map.of("version", "4.4.7", "componentTypes", List.of("browser")));
    }

    private static String host(UriComponents base) {
        String port = base.getPort() < 0 ? "" : ":" + base.getPort();
        String path = base.getPath() == null ? "" : base.getPath();
        return base.getHost() + port + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path) + "/v1";
    }

    private UriComponents base(HttpServletRequest request) {
        return publicUrl == null
                ? ServletUriComponentsBuilder.fromContextPath(request).build()
                : UriComponentsBuilder.fromUriString(publicUrl).build();
    }
}
