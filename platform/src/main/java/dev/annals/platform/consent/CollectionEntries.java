package dev.annals.platform.consent;

import dev.annals.api.interaction.InteractionType;
import dev.annals.platform.yaml.YamlObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads which interactions belong to which purpose. */
final class CollectionEntries {

    private final Set<String> purposes;
    private final List<CollectionRule> rules = new ArrayList<>();

    CollectionEntries(Set<String> purposes) {
        this.purposes = purposes;
    }

    void add(YamlObject entry) {
        String purpose = PurposesFile.required(entry, "purpose", "the key of a purpose");
        if (!purpose.isEmpty() && !purposes.contains(purpose)) {
            entry.flaw("purpose", "There is no purpose '" + purpose + "'; name one of those listed under 'purposes'.");
        }
        Set<InteractionType> types = EnumSet.noneOf(InteractionType.class);
        for (String type : entry.texts("types")) {
            InteractionType.named(type)
                    .ifPresentOrElse(
                            types::add,
                            () -> entry.flaw(
                                    "types",
                                    "'" + type + "' is none of track, page, screen, identify, group and alias."));
        }
        rules.add(new CollectionRule(
                purpose, Set.copyOf(types), Set.copyOf(entry.texts("names")), Set.copyOf(entry.texts("sources"))));
        entry.nothingElse();
    }

    List<CollectionRule> all() {
        return List.copyOf(rules);
    }
}
