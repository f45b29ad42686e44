package dev.annals.platform.consent;

import dev.annals.api.interaction.InteractionType;
import dev.annals.platform.yaml.YamlObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads which interactions belong to which purpose, and to which category of data. */
final class CollectionEntries {

    private final Set<String> purposes;
    private final List<CollectionRule> rules = new ArrayList<>();
    private final List<CategoryRule> categories = new ArrayList<>();

    CollectionEntries(Set<String> purposes) {
        this.purposes = purposes;
    }

    void add(YamlObject entry) {
        String purpose = PurposesFile.required(entry, "purpose", "the key of a purpose");
        if (!purpose.isEmpty() && !purposes.contains(purpose)) {
            entry.flaw("purpose", "There is no purpose '" + purpose + "'; name one of those listed under 'purposes'.");
        }
        rules.add(new CollectionRule(
                purpose, types(entry), Set.copyOf(entry.texts("names")), Set.copyOf(entry.texts("sources"))));
        entry.nothingElse();
    }

    void addCategory(YamlObject entry) {
        String category = PurposesFile.required(entry, "category", "a category of data, such as orders");
        if (!category.isEmpty() && !PurposesFile.KEY.matcher(category).matches()) {
            entry.flaw(
                    "category",
                    "'" + category
                            + "' cannot be a category: use lower-case letters and digits in words joined by hyphens.");
        }
        categories.add(new CategoryRule(
                category, types(entry), Set.copyOf(entry.texts("names")), Set.copyOf(entry.texts("sources"))));
        entry.nothingElse();
    }

    private static Set<InteractionType> types(YamlObject entry) {
        Set<InteractionType> types = EnumSet.noneOf(InteractionType.class);
        for (String type : entry.texts("types")) {
            InteractionType.named(type)
                    .ifPresentOrElse(
                            types::add,
                            () -> entry.flaw(
                                    "types",
                                    "'" + type + "' is none of track, page, screen, identify, group and alias."));
        }
        return Set.copyOf(types);
    }

    List<CollectionRule> all() {
        return List.copyOf(rules);
    }

    /** The rules for categories of data; those that Annals brings along where the catalogue has none. */
    List<CategoryRule> categories() {
        return categories.isEmpty() ? CategoryRule.STANDARD : List.copyOf(categories);
    }
}
