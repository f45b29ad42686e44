package dev.annals.platform.residency;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether data of somebody may leave the region in which they live: the gate of deliveries, exports and connectors
 * ask it, each before anything goes out, and nothing else decides.
 *
 * <p>A gate calls {@code policy.passage(policy.regionOf(traits, identifiers), destination)}, holds the thing back with
 * {@link Passage#reason} when it is not allowed, and keeps the {@link Passage} on record when it
 * {@linkplain Passage#crossesBorder crosses a border}. The policy is a pure function of {@code residency.yaml}; where no
 * file was given, everybody lives in one region that is open, and everything is allowed.
 */
public final class ResidencyPolicy {

    private final List<Region> regions;
    private final String fallback;
    private final List<String> traits;
    private final boolean byPhone;

    ResidencyPolicy(List<Region> regions, String fallback, List<String> traits, boolean byPhone) {
        this.regions = List.copyOf(regions);
        this.fallback = fallback;
        this.traits = List.copyOf(traits);
        this.byPhone = byPhone;
    }

    /** The policy where nobody wrote one: one region, open. */
    public static ResidencyPolicy open() {
        return new ResidencyPolicy(
                List.of(new Region("home", Set.of(), Set.of(), Set.of(), true)), "home", List.of(), false);
    }

    /**
     * The policy that a file describes.
     *
     * @param file what flaws call the file
     * @param yaml what it says
     * @throws dev.annals.api.rejection.Rejected with {@code INVALID_CONFIGURATION} and every flaw
     */
    public static ResidencyPolicy read(String file, String yaml) {
        return ResidencyYaml.read(file, yaml);
    }

    /** Whether everything may be taken anywhere. */
    public boolean isOpen() {
        return regions.stream().allMatch(Region::open);
    }

    /** The regions there are. */
    public Set<String> regions() {
        Set<String> keys = new TreeSet<>();
        regions.forEach(region -> keys.add(region.key()));
        return keys;
    }

    /**
     * The region in which a person's data live, by the first rule that tells it: the traits named in the file, in their
     * order, whose value is a country; then the telephone number; else the region that is the default.
     *
     * @param person the person's traits, clear; a value may be nested, {@code address.country} names it
     * @param identifiers the person's identifiers, as far as they are known
     */
    public String regionOf(Map<String, ? extends @Nullable Object> person, Collection<Identifier> identifiers) {
        for (String path : traits) {
            Optional<String> found = Countries.named(value(person, path)).flatMap(this::regionWith);
            if (found.isPresent()) {
                return found.get();
            }
        }
        if (byPhone) {
            return identifiers.stream()
                    .filter(identifier -> identifier.namespace().equals(Namespace.PHONE))
                    .flatMap(identifier -> Countries.ofNumber(identifier.value()).stream())
                    .flatMap(country -> regionWith(country).stream())
                    .findFirst()
                    .orElse(fallback);
        }
        return fallback;
    }

    /**
     * Whether data that live in a region may be taken to a destination.
     *
     * @param region what {@link #regionOf} answered
     */
    public Passage passage(String region, Destination destination) {
        Region from = regions.stream()
                .filter(each -> each.key().equals(region))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such region"));
        String country = destination.country();
        String to = country == null ? null : regionWith(country).orElse(null);
        if (country != null && from.countries().contains(country)) {
            return new Passage(true, "within_region", region, region, null);
        }
        if (from.open()) {
            return new Passage(true, "within_region", region, to, null);
        }
        if (country == null) {
            return new Passage(false, "no_destination_country", region, null, null);
        }
        if (from.adequate().contains(country)) {
            return new Passage(true, "adequate", region, to, "adequacy");
        }
        String mechanism = destination.mechanism();
        if (mechanism == null) {
            return new Passage(false, "no_transfer_mechanism", region, to, null);
        }
        return from.mechanisms().contains(mechanism)
                ? new Passage(true, "mechanism_" + mechanism, region, to, mechanism)
                : new Passage(false, "mechanism_not_accepted", region, to, null);
    }

    private Optional<String> regionWith(String country) {
        return regions.stream()
                .filter(region -> region.countries().contains(country))
                .map(Region::key)
                .findFirst();
    }

    private static @Nullable Object value(Map<String, ? extends @Nullable Object> person, String path) {
        Object found = person;
        for (String name : path.split("\\.", -1)) {
            found = found instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return found;
    }
}
