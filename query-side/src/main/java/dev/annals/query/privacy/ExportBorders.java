package dev.annals.query.privacy;

import dev.annals.api.access.RecordTransfers;
import dev.annals.api.access.RecordTransfers.Transfer;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.residency.Destination;
import dev.annals.platform.residency.Passage;
import dev.annals.platform.residency.ResidencyPolicy;
import dev.annals.projections.identity.Profile;
import dev.annals.query.access.AccessRecorder;
import dev.annals.query.identity.ProfileReads;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks the residency policy, before a file with people's data is handed out, whether those of each of them may be taken
 * where it goes, and has the answer recorded.
 */
public final class ExportBorders {

    /** The header that says on which ground data of which region were handed out. */
    public static final String TRANSFERS = "X-Annals-Transfers";

    private static final String EXPORT = "export";

    private final ResidencyPolicy policy;
    private final ProfileReads profiles;
    private final AccessRecorder recorder;

    public ExportBorders(ResidencyPolicy policy, ProfileReads profiles, AccessRecorder recorder) {
        this.policy = policy;
        this.profiles = profiles;
        this.recorder = recorder;
    }

    /**
     * Where a file goes, by what the request for it says.
     *
     * @param country an ISO 3166-1 code; null where nobody said
     * @param mechanism on what that rests; null where nobody said
     * @throws Rejected with {@code INVALID_PARAMETER} when they cannot be used
     */
    public static Destination destination(@Nullable String country, @Nullable String mechanism) {
        if (country != null && !country.matches("[A-Za-z]{2}")) {
            throw new Rejected(Rejection.INVALID_PARAMETER, "The parameter 'country' is a code of two letters.");
        }
        if (mechanism != null && !mechanism.matches("[a-z][a-z0-9-]{0,29}")) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER, "The parameter 'mechanism' is a word such as scc, in lower case.");
        }
        return new Destination(EXPORT, country == null ? null : country.toLowerCase(Locale.ROOT), mechanism);
    }

    /** The region in which somebody's data live; nothing where nobody is known. */
    public Optional<String> regionOf(FragmentId fragment) {
        return profiles.tree(fragment).flatMap(profiles::folded).map(this::region);
    }

    /**
     * Lets a file out.
     *
     * @param people whose data are in it; of whom nothing is known any more, there is nothing to be held back
     * @param profile the profile it is about; null where it is about no single one
     * @param resource what is exported
     * @return on which grounds, for the header {@value #TRANSFERS}; empty where every region is open
     * @throws Rejected with {@code TRANSFER_REFUSED} when the data of some may not be taken there; that is on record then
     */
    public Optional<String> pass(
            Collection<FragmentId> people, @Nullable FragmentId profile, String resource, Destination destination) {
        if (policy.isOpen()) {
            return Optional.empty();
        }
        Map<String, Long> byRegion = new TreeMap<>();
        people.forEach(person -> regionOf(person).ifPresent(region -> byRegion.merge(region, 1L, Long::sum)));
        if (byRegion.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Passage> passages = new TreeMap<>();
        byRegion.keySet().forEach(region -> passages.put(region, policy.passage(region, destination)));
        List<Transfer> noted = passages.values().stream()
                .filter(passage -> !passage.allowed() || passage.crossesBorder())
                .map(passage -> new Transfer(
                        passage.from(),
                        passage.allowed(),
                        passage.reason(),
                        passage.mechanism(),
                        byRegion.getOrDefault(passage.from(), 0L)))
                .toList();
        if (!noted.isEmpty()) {
            recorder.transferred(new RecordTransfers(profile, resource, destination.country(), noted));
        }
        List<Transfer> refused = noted.stream().filter(each -> !each.allowed()).toList();
        if (!refused.isEmpty()) {
            throw new Rejected(Rejection.TRANSFER_REFUSED, sentence(refused));
        }
        return Optional.of(passages.values().stream()
                .map(passage -> passage.from() + "=" + passage.reason())
                .collect(Collectors.joining(", ")));
    }

    private static String sentence(List<Transfer> refused) {
        return refused.stream()
                .map(each -> each.people() + (each.people() == 1 ? " person of " : " people of ") + each.region() + ": "
                        + each.reason())
                .collect(Collectors.joining("; ", "", "."));
    }

    private String region(Profile profile) {
        Map<String, @Nullable Object> traits = new HashMap<>();
        profile.traits().forEach((name, said) -> traits.put(name, said.value()));
        return policy.regionOf(traits, profile.identifiers());
    }
}
