package dev.annals.query.trait;

import dev.annals.api.condition.Condition;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.condition.UsedConditions;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.security.Requires;
import dev.annals.platform.trait.Computation;
import dev.annals.platform.trait.Definitions;
import dev.annals.platform.trait.Score;
import dev.annals.platform.trait.TraitBook;
import dev.annals.projections.identity.Profile;
import dev.annals.query.access.Masking;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.identity.ProfileReads;
import dev.annals.query.openapi.ReadOfAPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers what is computed of people. */
@RestController
@Requires(Permission.READ_MASKED)
@Tag(name = "Computed traits")
public class TraitsReadController {

    private final TraitBook book;
    private final ProfileAddress address;
    private final ProfileReads profiles;
    private final ComputedReads computed;
    private final Customers customers;
    private final List<UsedConditions> uses;
    private final ReadGate gate;
    private final Clock clock;

    TraitsReadController(
            TraitBook book,
            ProfileAddress address,
            ProfileReads profiles,
            ComputedReads computed,
            Customers customers,
            List<UsedConditions> uses,
            ReadGate gate,
            Clock clock) {
        this.book = book;
        this.address = address;
        this.profiles = profiles;
        this.computed = computed;
        this.customers = customers;
        this.uses = uses;
        this.gate = gate;
        this.clock = clock;
    }

    @GetMapping("/api/v1/traits")
    @Operation(operationId = "getTraits", summary = "The definitions of computed traits")
    ResponseEntity<DefinitionsView> definitions() {
        TraitBook.Edition edition = book.edition();
        Definitions definitions = edition.definitions();
        return ResponseEntity.ok()
                .eTag(Integer.toString(definitions.version()))
                .body(new DefinitionsView(
                        definitions.version(),
                        edition.computation().formulas().entrySet().stream()
                                .map(each -> new Definition(each.getKey(), each.getValue(), users(each.getKey())))
                                .toList(),
                        definitions.text()));
    }

    @GetMapping("/api/v1/profiles/{profile}/computed")
    @ReadOfAPerson
    @Operation(
            operationId = "getComputedTraits",
            summary = "What is computed of a person, and from what",
            description = "Computed from the person's own events at the moment of asking, so merges, splits,"
                    + " retractions, erasures and the clock are always in it.")
    ResponseEntity<ComputedView> computed(
            @Parameter(description = "`<namespace>:<value>` or a profile id", example = "email:mia@example.com")
                    @PathVariable
                    String profile,
            @Parameter(description = "At which instant; now when it is left out")
                    @RequestParam(required = false)
                    @Nullable
                    Instant at,
            HttpServletRequest request) {
        Reader reader = Reader.of(request);
        FragmentId fragment = address.fragment(profile);
        long position = gate.await(reader, profiles.processor());
        Profile found = profiles.profile(fragment);
        Masking masking = gate.disclose(reader, found.id(), "computed");
        Definitions definitions = book.current();
        Instant instant = at == null ? clock.instant() : at;
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(new ComputedView(
                        found.id().toString(),
                        definitions.version(),
                        instant,
                        computed.all(found, instant).stream()
                                .map(value -> ComputedTrait.of(value, masking))
                                .toList()));
    }

    @GetMapping("/api/v1/traits/rfm")
    @Operation(
            operationId = "getRfm",
            summary = "How customers stand by recency, frequency and money",
            description = "Read from the whole log at the moment of asking. `limits` are those that would divide these"
                    + " customers; conditions go by those that were published.")
    ResponseEntity<RfmView> rfm(
            @Parameter(description = "At which instant; now when it is left out")
                    @RequestParam(required = false)
                    @Nullable
                    Instant at,
            HttpServletRequest request) {
        Definitions.Orders orders = book.current().orders();
        if (orders == null) {
            throw new Rejected(Rejection.NOT_FOUND, "Nobody said what an order is: publish 'orders' in traits.yaml.");
        }
        long position = gate.await(Reader.of(request), profiles.processor());
        Instant instant = at == null ? clock.instant() : at;
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(RfmView.of(customers.figures(orders, instant), instant));
    }

    /**
     * The definitions in force.
     *
     * @param version their version; 0 where none were published
     * @param traits what is computed
     * @param text the definitions as they were written
     */
    record DefinitionsView(int version, List<Definition> traits, String text) {}

    /**
     * A trait.
     *
     * @param key its key
     * @param formula how it is made, in words
     * @param usedBy what asks for it
     */
    record Definition(String key, String formula, List<TraitUser> usedBy) {}

    /**
     * Something that asks for a trait.
     *
     * @param kind what it is: {@code segment}, {@code journey}
     * @param key its key
     */
    record TraitUser(String kind, String key) {}

    private List<TraitUser> users(String key) {
        return UsedConditions.whose(
                        uses,
                        part -> part instanceof Condition.Computed it
                                && it.key().equals(key))
                .stream()
                .map(use -> new TraitUser(use.kind(), use.key()))
                .distinct()
                .toList();
    }

    /**
     * What is computed of a person.
     *
     * @param profileId the id of the profile
     * @param version the version of the definitions
     * @param at the instant
     * @param computed the traits
     */
    record ComputedView(String profileId, int version, Instant at, List<ComputedTrait> computed) {}

    /**
     * A computed trait.
     *
     * @param key its key
     * @param value its value; null where it is made of nothing
     * @param formula how it is made, in words
     * @param until the first instant at which time alone may change it; null where it cannot
     * @param evidence the events it rests on, at most ten, the newest first
     * @param parts what a score is the sum of, besides its intercept; nothing for other traits
     */
    record ComputedTrait(
            String key,
            @Nullable Object value,
            String formula,
            @Nullable Instant until,
            List<UUID> evidence,
            List<Score.Part> parts) {

        static ComputedTrait of(Computation.Value value, Masking masking) {
            return new ComputedTrait(
                    value.key(),
                    masking.value(value.value()),
                    value.formula(),
                    value.until(),
                    value.evidence(),
                    value.parts());
        }
    }
}
