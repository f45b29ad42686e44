package dev.annals.query.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.security.Permission;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.security.Requires;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.Profile;
import dev.annals.projections.request.RequestDocument;
import dev.annals.query.access.Masking;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.delivery.DeliveriesToPeople;
import dev.annals.query.interaction.StreamCursor;
import dev.annals.query.interaction.Timeline;
import dev.annals.query.openapi.ReadOfAPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Answers whoever talks to a person at one go: who it is, what they decided, did, were sent and asked for. */
@RestController
@Requires(Permission.READ_PROFILES)
@Tag(name = "Profiles")
public class ServiceViewController {

    private static final int SHOWN = 20;

    private final ProfileAddress address;
    private final ProfileReads profiles;
    private final ProfileViews views;
    private final Timeline timeline;
    private final DeliveriesToPeople deliveries;
    private final OpenRequests requests;
    private final ReadGate gate;

    public ServiceViewController(
            ProfileAddress address,
            ProfileReads profiles,
            ProfileViews views,
            Timeline timeline,
            DeliveriesToPeople deliveries,
            ReadModel<RequestDocument> requests,
            EventLog log,
            ReadGate gate) {
        this.address = address;
        this.profiles = profiles;
        this.views = views;
        this.timeline = timeline;
        this.deliveries = deliveries;
        this.requests = new OpenRequests(requests, log);
        this.gate = gate;
    }

    @GetMapping("/api/v1/profiles/{profile}/service-view")
    @ReadOfAPerson
    @Operation(
            operationId = "getServiceView",
            summary = "Everything about a person that customer service needs, at one go",
            description = "Profile, decisions, segments, the last 20 interactions and messages (sent or held back, with"
                    + " where the whole chain of each is told), and requests that are open. It is one read, and is"
                    + " recorded as one.")
    ResponseEntity<ServiceView> view(
            @Parameter(description = "`<namespace>:<value>` or a profile id", example = "email:mia@example.com")
                    @PathVariable
                    String profile,
            HttpServletRequest request) {
        Reader reader = Reader.of(request);
        FragmentId fragment = address.fragment(profile);
        long position = Stream.concat(
                        views.processors().stream(), Stream.of(deliveries.processor(), requests.processor()))
                .mapToLong(processor -> gate.await(reader, processor))
                .min()
                .orElseThrow();
        Profile found = profiles.profile(fragment);
        Masking masking = gate.disclose(reader, found.id(), "service view");
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(new ServiceView(
                        views.of(found, null, masking),
                        timeline.page(
                                        found.members(),
                                        Timeline.Filter.of(List.of(), List.of()),
                                        SHOWN,
                                        StreamCursor.START,
                                        masking)
                                .items(),
                        deliveries.newest(found.members().keySet(), Long.MAX_VALUE, SHOWN).stream()
                                .map(ServiceView.Told::of)
                                .toList(),
                        requests.of(found.members().keySet())));
    }
}
