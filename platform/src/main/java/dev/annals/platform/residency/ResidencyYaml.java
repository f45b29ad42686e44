package dev.annals.platform.residency;

import dev.annals.platform.yaml.Flaws;
import dev.annals.platform.yaml.YamlFile;
import dev.annals.platform.yaml.YamlObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code residency.yaml}; docs/residency.md describes it. */
final class ResidencyYaml {

    private static final String KEY = "[a-z][a-z0-9-]{0,29}";

    private ResidencyYaml() {}

    /**
     * Reads a policy.
     *
     * @throws dev.annals.api.rejection.Rejected with {@code INVALID_CONFIGURATION} and every flaw as
     *     {@code file:line:column: what}
     */
    static ResidencyPolicy read(String file, String text) {
        Flaws flaws = new Flaws(file);
        List<ResidencyPolicy> read =
                YamlFile.read(text, flaws).map(ResidencyYaml::policy).stream().toList();
        flaws.refuseIfAny();
        return read.getFirst();
    }

    private static ResidencyPolicy policy(YamlObject root) {
        List<Region> regions = new ArrayList<>();
        Map<String, String> taken = new HashMap<>();
        for (YamlObject entry : root.objects("regions")) {
            regions.add(region(entry, taken));
        }
        if (regions.isEmpty()) {
            root.flaw("'regions' is expected to list at least one region with its 'key' and 'countries'.");
        }
        String fallback = root.text("default");
        if (fallback == null
                || regions.stream().noneMatch(region -> region.key().equals(fallback))) {
            root.flaw("'default' is expected to name the region of those whose country nobody knows.");
        }
        List<String> traits = new ArrayList<>();
        boolean byPhone = false;
        YamlObject by = root.object("regionBy");
        if (by != null) {
            traits.addAll(by.texts("traits"));
            byPhone = by.truth("phone", false);
            by.nothingElse();
        }
        root.nothingElse();
        return new ResidencyPolicy(regions, fallback == null ? "" : fallback, traits, byPhone);
    }

    private static Region region(YamlObject entry, Map<String, String> taken) {
        String key = entry.text("key");
        if (key == null || !key.matches(KEY)) {
            entry.flaw("key", "A region has a 'key' of lower-case letters, digits and hyphens, such as eu.");
            key = "";
        }
        Set<String> countries = countries(entry, "countries");
        for (String country : countries) {
            String other = taken.put(country, key);
            if (other != null) {
                entry.flaw("countries", "'" + country + "' is in the region '" + other + "' already.");
            }
        }
        boolean open = entry.truth("open", false);
        Set<String> adequate = countries(entry, "adequate");
        Set<String> mechanisms = Set.copyOf(entry.texts("mechanisms"));
        mechanisms.stream()
                .filter(mechanism -> !mechanism.matches(KEY))
                .forEach(mechanism -> entry.flaw(
                        "mechanisms", "'" + mechanism + "' is no name such as scc, bcr, consent or cac-assessment."));
        entry.nothingElse();
        return new Region(key, countries, adequate, mechanisms, open);
    }

    private static Set<String> countries(YamlObject entry, String member) {
        Set<String> countries = Set.copyOf(entry.texts(member));
        countries.stream()
                .filter(country -> !Countries.isCode(country))
                .sorted()
                .forEach(country ->
                        entry.flaw(member, "'" + country + "' is no country: write its ISO 3166-1 code, such as de."));
        return countries;
    }
}
