package dev.annals.channels.delivery.onsite;

import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.Message;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.channels.delivery.MessageLinks;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.delivery.ConnectorBook;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.Recipient;
import dev.annals.platform.delivery.Recipients;
import dev.annals.platform.delivery.StoredConnector;
import dev.annals.platform.identity.Normalisation;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.platform.security.WriteKeys;
import dev.annals.platform.segment.Memberships;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells pages who is there: segments, and what to show next. Whoever asks is a browser and may be anybody, so of a person who
 * was ever identified nothing is told before the site's own server vouches for who is signed in.
 */
@RestController
@Tag(name = "On site")
public class OnsiteController {

    private static final Set<String> OF_BROWSERS = Set.of(Namespace.ANONYMOUS_ID.name(), Namespace.DEVICE_ID.name());
    private static final String LINK = "link";

    private final ConnectorBook book;
    private final OnsiteKind kind;
    private final WriteKeys keys;
    private final FragmentIds ids;
    private final Normalisation normalisation;
    private final Recipients recipients;
    private final Memberships memberships;
    private final JourneyPeople people;
    private final OnsiteMessages messages;
    private final MessageLinks links;
    private final InstantSource clock;
    private final byte[] snippet;

    public OnsiteController(
            ConnectorBook book,
            OnsiteKind kind,
            WriteKeys keys,
            FragmentIds ids,
            Normalisation normalisation,
            Recipients recipients,
            Memberships memberships,
            JourneyPeople people,
            OnsiteMessages messages,
            MessageLinks links,
            InstantSource clock) {
        this.book = book;
        this.kind = kind;
        this.keys = keys;
        this.ids = ids;
        this.normalisation = normalisation;
        this.recipients = recipients;
        this.memberships = memberships;
        this.people = people;
        this.messages = messages;
        this.links = links;
        this.clock = clock;
        this.snippet = snippet();
    }

    /** Answers a page. */
    @PostMapping("/v1/onsite")
    @SecurityRequirements(@SecurityRequirement(name = "writeKey"))
    @Operation(
            operationId = "decideOnSite",
            summary = "Tells a page who is there: segments, and what to show next",
            description =
                    "JSON with `writeKey`, `anonymousId` and, where somebody is signed in, `token`: a JSON Web Token"
                            + " (HS256, with `sub` and `exp`) that the site's own server signs with the connector's"
                            + " `identity-secret`. Of a person who was identified before, nothing is told without that token.")
    ResponseEntity<OnsiteDecision> decide(
            @Parameter(hidden = true) @RequestHeader(name = "Authorization", required = false) @Nullable
                    String authorization,
            @RequestBody(required = false) byte @Nullable [] body) {
        OnsiteQuestion asked = OnsiteQuestion.read(authorization, body);
        requireSource(asked.writeKey());
        StoredConnector connector = book.performing(Channel.WEB)
                .filter(each -> each.kind().equals(OnsiteKind.NAME))
                .orElseThrow(() -> new Rejected(
                        Rejection.NOT_FOUND, "No connector of the kind onsite is set up; see /api/v1/channels."));
        ConnectorSettings settings = ConnectorSettings.of(kind, connector.settings());
        Instant now = clock.instant();
        boolean isSignedIn = asked.token() != null;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(fragment(asked, settings, now)
                        .map(fragment -> recipients.find(fragment, -1, Duration.ZERO))
                        .filter(Recipient::isKnown)
                        .map(person -> told(connector.key(), settings, person, isSignedIn, now))
                        .orElse(OnsiteDecision.NOBODY));
    }

    /** Answers the script that asks for a page. */
    @SecurityRequirements
    @GetMapping("/v1/onsite.js")
    @Operation(operationId = "onSiteScript", summary = "The script by which pages ask, at most 2 KB")
    ResponseEntity<byte[]> script() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/javascript;charset=utf-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(snippet);
    }

    private void requireSource(@Nullable String key) {
        if (key == null || keys.source(key).isEmpty()) {
            throw new Rejected(Rejection.UNKNOWN_WRITE_KEY, "The write key is missing, unknown or revoked.");
        }
    }

    private Optional<FragmentId> fragment(OnsiteQuestion asked, ConnectorSettings settings, Instant now) {
        String token = asked.token();
        String anonymousId = asked.anonymousId();
        if (token != null) {
            String secret = settings.find(OnsiteKind.IDENTITY_SECRET).orElse("");
            return normalised(Namespace.USER_ID, IdentityTokens.user(token, secret, now));
        }
        if (anonymousId == null) {
            throw new Rejected(Rejection.MISSING_FIELD, "$.anonymousId or $.token is missing.");
        }
        return normalised(Namespace.ANONYMOUS_ID, anonymousId);
    }

    private Optional<FragmentId> normalised(Namespace namespace, String value) {
        return normalisation.identifier(namespace, value).map((Identifier identifier) -> ids.of(identifier));
    }

    private OnsiteDecision told(
            String connector, ConnectorSettings settings, Recipient person, boolean isSignedIn, Instant now) {
        boolean isOnlyABrowser = OF_BROWSERS.containsAll(person.identifiers().keySet());
        boolean mayShow = isSignedIn || isOnlyABrowser;
        boolean mayKnow = mayShow || settings.flag(OnsiteKind.BY_DEVICE);
        boolean isAllowed = mayKnow
                && people.facts(person.profile())
                        .consent(settings.text(OnsiteKind.PURPOSE), Channel.WEB, now)
                        .yes();
        return new OnsiteDecision(
                true,
                isSignedIn,
                isAllowed
                        ? List.copyOf(memberships.among(list(settings, OnsiteKind.SEGMENTS), person.profile()))
                        : List.of(),
                isAllowed && isSignedIn ? traits(settings, person) : Map.of(),
                mayShow
                        ? messages.next(connector, person.fragments())
                                .map(this::content)
                                .orElse(null)
                        : null);
    }

    private static Map<String, Object> traits(ConnectorSettings settings, Recipient person) {
        Map<String, Object> shown = new TreeMap<>();
        for (String name : list(settings, OnsiteKind.TRAITS)) {
            Object value = person.traits().get(name);
            if (value != null) {
                shown.put(name, value);
            }
        }
        return shown;
    }

    private OnsiteDecision.Content content(Outgoing message) {
        Message it = message.message();
        Map<String, String> fields = new TreeMap<>(it.fields());
        String target = fields.remove(LINK);
        return new OnsiteDecision.Content(
                message.delivery().toString(),
                it.subject(),
                it.text(),
                it.html(),
                fields,
                links.opened(message),
                target == null || !target.matches("https?://.{1,1200}") ? null : links.clicked(message, target));
    }

    private static List<String> list(ConnectorSettings settings, String name) {
        return Arrays.stream(settings.find(name).orElse("").split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static byte[] snippet() {
        try (InputStream script = Objects.requireNonNull(OnsiteController.class.getResourceAsStream("onsite.js"))) {
            return script.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
