package dev.annals.platform.schema;

import dev.annals.api.interaction.InteractionType;
import dev.annals.api.schema.PlanMode;
import dev.annals.platform.schema.Plan.Amounts;
import dev.annals.platform.schema.Plan.Planned;
import dev.annals.platform.schema.Plan.Property;
import dev.annals.platform.yaml.Flaws;
import dev.annals.platform.yaml.YamlFile;
import dev.annals.platform.yaml.YamlObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tracking plan, YAML or JSON: {@code mode} (what is done with violations) and {@code unplanned} (with what the plan
 * does not know), {@code interactions}, {@code properties} and {@code amounts}.
 */
public final class PlanFile {

    /** What the file is called where its author gave it no name. */
    public static final String NAME = "plan.yaml";

    private static final int MOST_INTERACTIONS = 5_000;
    private static final int MOST_VERSIONS = 1_000;
    private static final int LONGEST = 500;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private PlanFile() {}

    /**
     * Reads a plan.
     *
     * @param file the name by which its author knows the file
     * @param version the version it is to have
     * @throws dev.annals.api.rejection.Rejected with {@code INVALID_CONFIGURATION} naming everything that is wrong
     */
    public static Plan read(String file, int version, String text) {
        Flaws flaws = new Flaws(file);
        Optional<Plan> plan = YamlFile.read(text, flaws).map(it -> plan(it, version, text));
        flaws.refuseIfAny();
        return plan.orElseThrow();
    }

    private static Plan plan(YamlObject file, int version, String text) {
        PlanMode mode = file.word("mode", PlanMode.class, PlanMode.REPORT);
        PlanMode unplanned = file.word("unplanned", PlanMode.class, PlanMode.ALLOW);
        List<Planned> interactions = interactions(file, mode);
        Map<String, Property> properties = properties(file);
        YamlObject amounts = file.object("amounts");
        Amounts agreed = amounts == null ? null : amounts(amounts);
        file.nothingElse();
        return new Plan(version, unplanned, List.copyOf(interactions), Map.copyOf(properties), agreed, text);
    }

    private static List<Planned> interactions(YamlObject file, PlanMode mode) {
        List<Planned> read = new ArrayList<>();
        for (YamlObject each : file.objects("interactions")) {
            Planned planned = planned(each, mode);
            if (planned != null) {
                if (read.stream()
                        .anyMatch(other ->
                                other.is(planned.type(), planned.name()) && other.version() == planned.version())) {
                    each.flaw("The same interaction stands above in the same 'version'; give it another one.");
                }
                read.add(planned);
            }
        }
        if (read.size() > MOST_INTERACTIONS) {
            file.flaw("interactions", "A plan may have " + MOST_INTERACTIONS + " interactions.");
        }
        return read;
    }

    private static @Nullable Planned planned(YamlObject object, PlanMode mode) {
        InteractionType type = object.word("type", InteractionType.class, InteractionType.TRACK);
        String name = bounded(object, "name");
        boolean isNamed = type == InteractionType.TRACK;
        if (isNamed && name == null) {
            object.flaw("'name' is missing: the name of the interaction.");
        }
        int version = object.number("version", 1, MOST_VERSIONS, 1);
        PlanMode own = object.word("mode", PlanMode.class, mode);
        bounded(object, "description");
        Map<String, @Nullable Object> tree = object.tree("schema");
        object.nothingElse();
        try {
            return new Planned(type, name, version, own, Schema.of(tree == null ? Map.of() : tree));
        } catch (IllegalArgumentException wrong) {
            object.flaw("schema", String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private static Map<String, Property> properties(YamlObject file) {
        Map<String, Property> read = new LinkedHashMap<>();
        for (YamlObject each : file.objects("properties")) {
            String name = bounded(each, "name");
            Property property = new Property(
                    name == null ? "" : name,
                    bounded(each, "owner"),
                    bounded(each, "meaning"),
                    bounded(each, "unit"),
                    each.truth("personal", false));
            if (name == null) {
                each.flaw("'name' is missing: the name of the property.");
            } else if (read.put(name, property) != null) {
                each.flaw("name", "The property '" + name + "' stands here twice; it can have one meaning only.");
            }
            each.nothingElse();
        }
        return read;
    }

    private static Amounts amounts(YamlObject object) {
        List<String> properties = object.texts("properties");
        if (properties.isEmpty()) {
            object.flaw("properties", "'properties' is missing: the properties that hold amounts.");
        }
        String currency = object.text("currencyProperty");
        List<String> currencies = object.texts("currencies");
        String fallback = object.text("defaultCurrency");
        for (String each : currencies) {
            requireCurrency(object, "currencies", each);
        }
        if (fallback != null) {
            requireCurrency(object, "defaultCurrency", fallback);
        }
        boolean tax = object.word("tax", Tax.class, Tax.INCLUDED) == Tax.INCLUDED;
        boolean discount = object.word("discount", Discount.class, Discount.DEDUCTED) == Discount.DEDUCTED;
        object.nothingElse();
        return new Amounts(
                List.copyOf(properties),
                currency == null ? "currency" : currency,
                List.copyOf(currencies),
                fallback,
                tax,
                discount);
    }

    private static void requireCurrency(YamlObject object, String member, String code) {
        if (!CURRENCY.matcher(code).matches()) {
            object.flaw(member, "'" + code + "' is no currency in three capital letters, such as EUR.");
        }
    }

    private static @Nullable String bounded(YamlObject object, String member) {
        String text = object.text(member);
        if (text != null && (text.isBlank() || text.length() > LONGEST)) {
            object.flaw(member, "'" + member + "' is expected to have 1 to " + LONGEST + " characters.");
        }
        return text;
    }

    /** Whether tax is part of an amount. */
    private enum Tax {
        INCLUDED,
        EXCLUDED
    }

    /** Whether discounts are deducted from an amount. */
    private enum Discount {
        DEDUCTED,
        NOT_DEDUCTED
    }
}
