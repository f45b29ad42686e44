package dev.annals.query.consent;

import dev.annals.api.consent.ConsentEvent.Decided;
import dev.annals.api.consent.ConsentEvidence;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.consent.Combination;
import dev.annals.platform.consent.ConsentPolicy;
import dev.annals.platform.consent.ConsentPolicy.Use;
import dev.annals.platform.consent.PersonConsents.Finding;
import dev.annals.platform.consent.Purpose;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Page;
import dev.annals.query.access.ListLimit;
import dev.annals.query.access.Masking;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.consent.ConsentReads.Located;
import dev.annals.query.consent.ConsentReads.Person;
import dev.annals.query.openapi.ReadOfAPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers what a person decided about purposes. */
@RestController
@RequestMapping("/api/v1/profiles/{profile}/consents")
@Requires(Permission.READ_MASKED)
@Tag(name = "Consent")
public class ProfileConsentsController {

    private final ProfileAddress address;
    private final ConsentReads consents;
    private final PurposeBook book;
    private final EventLog log;
    private final ReadGate gate;
    private final Clock clock;

    public ProfileConsentsController(
            ProfileAddress address, ConsentReads consents, PurposeBook book, EventLog log, ReadGate gate, Clock clock) {
        this.address = address;
        this.consents = consents;
        this.book = book;
        this.log = log;
        this.gate = gate;
        this.clock = clock;
    }

    @GetMapping
    @Parameter(
            in = ParameterIn.QUERY,
            name = "atLeast",
            description =
                    "The position that has to be visible, as a write answered it; waits up to 5 seconds, then 504",
            schema = @Schema(type = "integer", format = "int64"))
    @Operation(
            operationId = "getProfileConsents",
            summary = "What stands for each purpose and channel, and why",
            description = "At an instant (`asOf`): what had been expressed by then. With `knownAt` as well: as far as"
                    + " it was on record at that instant. Identifiers that were known as two profiles then count as"
                    + " two.")
    ResponseEntity<ConsentsView> consents(
            @Parameter(description = "`<namespace>:<value>` or a profile id", example = "email:mia@example.com")
                    @PathVariable
                    String profile,
            @Parameter(description = "What had been expressed by this instant")
                    @RequestParam(required = false)
                    @Nullable
                    Instant asOf,
            @Parameter(description = "Only what was on record at this instant")
                    @RequestParam(required = false)
                    @Nullable
                    Instant knownAt,
            @Parameter(description = "Only this purpose") @RequestParam(required = false) @Nullable String purpose,
            @Parameter(description = "Only this channel") @RequestParam(required = false) @Nullable String channel,
            @Parameter(description = "Of this controller; the first of the catalogue when it is left out")
                    @RequestParam(required = false)
                    @Nullable
                    String controller,
            @Parameter(description = "Under whose law; that of the catalogue when it is left out")
                    @RequestParam(required = false)
                    @Nullable
                    String jurisdiction,
            HttpServletRequest request) {
        Reader reader = Reader.of(request);
        FragmentId fragment = address.fragment(profile);
        long position = await(reader);
        Person person = consents.person(fragment, asOf, knownAt);
        Purposes purposes = book.current();
        Instant at = asOf == null ? clock.instant() : asOf;
        List<ConsentView> views = uses(purposes, person, controller, jurisdiction)
                .filter(use -> purpose == null || use.purpose().equals(purpose))
                .filter(use -> channel == null || use.channel().equals(channel))
                .map(use -> view(purposes, person, use, at))
                .toList();
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(new ConsentsView(person.tree().root().toString(), at, purposes.version(), views, position));
    }

    @GetMapping("/history")
    @ReadOfAPerson
    @Operation(
            operationId = "getProfileConsentHistory",
            summary = "Every record of a person's consent, newest first",
            description = "In the order in which they were recorded; `at` says when each was expressed. Evidence is"
                    + " shown to readers who may see personal data.")
    ResponseEntity<Page<RecordView>> history(
            @Parameter(description = "`<namespace>:<value>` or a profile id", example = "email:mia@example.com")
                    @PathVariable
                    String profile,
            @Parameter(description = "The most items wanted, 1 to 1000") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            HttpServletRequest request) {
        Reader reader = Reader.of(request);
        FragmentId fragment = address.fragment(profile);
        int most = ListLimit.of(limit);
        long below = below(cursor);
        long position = await(reader);
        Person person = consents.person(fragment, null, null);
        Masking masking = gate.disclose(reader, person.tree().root(), "consents");
        List<Located> records = person.newestFirst().stream()
                .filter(each -> each.entry().position() < below)
                .limit(most + 1L)
                .toList();
        List<RecordView> items = records.stream()
                .limit(most)
                .map(each -> RecordView.of(each, masking == Masking.CLEAR ? evidence(each) : null))
                .toList();
        String next = records.size() > most
                ? Long.toString(records.get(most - 1).entry().position())
                : null;
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(new Page<>(items, next));
    }

    private long await(Reader reader) {
        return consents.processors().stream()
                .mapToLong(processor -> gate.await(reader, processor))
                .min()
                .orElseThrow();
    }

    /** What is asked about: every channel of every purpose, and whatever else the person said something about. */
    private static Stream<Use> uses(
            Purposes purposes, Person person, @Nullable String controller, @Nullable String jurisdiction) {
        String whose = controller == null ? purposes.defaultController() : controller;
        TreeSet<ConsentKey> keys = new TreeSet<>();
        for (Purpose purpose : purposes.purposes()) {
            if (purpose.channels().isEmpty()) {
                keys.add(new ConsentKey(purpose.key(), ConsentKey.ANY, whose));
            }
            purpose.channels().forEach(channel -> keys.add(new ConsentKey(purpose.key(), channel, whose)));
        }
        person.consents()
                .keys()
                .filter(key -> controller == null || key.controller().equals(controller))
                .forEach(keys::add);
        return keys.stream().map(key -> new Use(key.purpose(), key.channel(), key.controller(), jurisdiction));
    }

    private static ConsentView view(Purposes purposes, Person person, Use use, Instant at) {
        ConsentPolicy policy = new ConsentPolicy(purposes);
        Purpose purpose = purposes.find(use.purpose()).orElse(null);
        Finding finding = person.consents()
                .find(policy.key(use), purpose == null ? Combination.MOST_RESTRICTIVE : purpose.combination(), at);
        return ConsentView.of(
                finding,
                policy.mayUse(person.consents(), use, at),
                person,
                purpose != null && purpose.uses(use.channel()) > 0);
    }

    private @Nullable ConsentEvidence evidence(Located located) {
        return log.newest(located.fragment(), located.entry().sequence() + 1, 1).stream()
                .map(RecordedEvent::event)
                .filter(Decided.class::isInstance)
                .map(event -> ((Decided) event).evidence())
                .filter(evidence -> evidence != null)
                .findFirst()
                .orElse(null);
    }

    private static long below(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER, "The parameter 'cursor' is none that a page answered as 'next'.");
        }
    }

    /**
     * What stands.
     *
     * @param profileId the id of the profile
     * @param asOf the instant
     * @param purposesVersion the version of the purposes in force now
     * @param consents what stands for each purpose and channel
     * @param position the position that the answer reflects
     */
    record ConsentsView(
            String profileId, Instant asOf, int purposesVersion, List<ConsentView> consents, long position) {}
}
