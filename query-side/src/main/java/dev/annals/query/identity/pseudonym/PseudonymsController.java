package dev.annals.query.identity.pseudonym;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.security.Requires;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.query.access.ListLimit;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.identity.ProfileReads;
import dev.annals.query.openapi.ReadOfAPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Answers under which names people leave the house. */
@RestController
@Requires(Permission.READ_PROFILES)
@Tag(name = "Identity")
public class PseudonymsController {

    private static final int LONGEST_RECIPIENT = 100;

    private final ProfileAddress address;
    private final ProfileReads profiles;
    private final Pseudonyms pseudonyms;
    private final ReadGate gate;

    public PseudonymsController(ProfileAddress address, ProfileReads profiles, Pseudonyms pseudonyms, ReadGate gate) {
        this.address = address;
        this.profiles = profiles;
        this.pseudonyms = pseudonyms;
        this.gate = gate;
    }

    @PostMapping("/api/v1/identity/pseudonyms")
    @ReadOfAPerson
    @Operation(
            operationId = "givePseudonyms",
            summary = "Names under which a recipient may know profiles",
            description = "Always the same for a profile and a recipient, different for each recipient, and without"
                    + " meaning once the person is erased. Recorded with the recipient for each profile.")
    ResponseEntity<Given> give(@RequestBody Wanted wanted, HttpServletRequest request) {
        String recipient = recipient(wanted.recipient());
        List<String> named = named(wanted.profiles());
        List<FragmentId> fragments = new ArrayList<>();
        for (String each : named) {
            fragments.add(fragment(each, fragments.size()));
        }
        Reader reader = Reader.of(request);
        long position = gate.await(reader, profiles.processor());
        Map<FragmentId, FragmentDocument> roots = profiles.roots(fragments);
        Set<FragmentId> people = new LinkedHashSet<>();
        roots.values().stream()
                .filter(root -> !root.isNameless())
                .map(FragmentDocument::fragment)
                .forEach(people::add);
        Map<FragmentId, String> given = pseudonyms.of(people, recipient);
        gate.record(reader, given.keySet(), "pseudonym for " + recipient);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            items.add(Item.of(named.get(i), roots.get(fragments.get(i)), given));
        }
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(new Given(recipient, items));
    }

    private FragmentId fragment(String named, int index) {
        try {
            return address.fragment(named);
        } catch (Rejected notAnAddress) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.profiles[" + index + "]: " + notAnAddress.detail());
        }
    }

    private static List<String> named(@Nullable List<@Nullable String> profiles) {
        if (profiles == null || profiles.isEmpty() || profiles.size() > ListLimit.MOST) {
            throw new Rejected(
                    Rejection.INVALID_FIELD,
                    "$.profiles is no list of 1 to " + ListLimit.MOST + " texts, each '<namespace>:<value>' or an id.");
        }
        List<String> named = new ArrayList<>();
        for (String each : profiles) {
            if (each == null) {
                throw new Rejected(Rejection.INVALID_FIELD, "$.profiles[" + named.size() + "] is missing.");
            }
            named.add(each);
        }
        return named;
    }

    private static String recipient(@Nullable String recipient) {
        String text = recipient == null ? "" : Normalizer.normalize(recipient.strip(), Normalizer.Form.NFC);
        if (text.isEmpty() || text.length() > LONGEST_RECIPIENT || text.chars().anyMatch(Character::isISOControl)) {
            throw new Rejected(
                    Rejection.INVALID_FIELD,
                    "$.recipient is no text of 1 to " + LONGEST_RECIPIENT + " characters, none of them for control.");
        }
        return text;
    }

    /**
     * Who wants to know whom.
     *
     * @param recipient who receives the data
     * @param profiles each {@code <namespace>:<value>} or an id, 1 to 1,000
     */
    record Wanted(@Nullable String recipient, @Nullable List<@Nullable String> profiles) {}

    /**
     * The pseudonyms.
     *
     * @param recipient for whom
     * @param items one for each profile that was named, in that order
     */
    record Given(String recipient, List<Item> items) {}

    /**
     * A pseudonym.
     *
     * @param profile what was named
     * @param profileId the profile; null where nobody is known
     * @param pseudonym what the recipient may call it; null where nobody is known, or not any more
     * @param reason why there is none: {@code not-found} or {@code gone}; null where there is one
     */
    record Item(
            String profile,
            @Nullable String profileId,
            @Nullable String pseudonym,
            @Nullable String reason) {

        static Item of(String named, @Nullable FragmentDocument root, Map<FragmentId, String> given) {
            if (root == null) {
                return new Item(named, null, null, Rejection.NOT_FOUND.code());
            }
            String pseudonym = given.get(root.fragment());
            return new Item(
                    named, root.fragment().toString(), pseudonym, pseudonym == null ? Rejection.GONE.code() : null);
        }
    }
}
