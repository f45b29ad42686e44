package dev.annals.platform.trait;

import dev.annals.api.condition.Behaviour;
import dev.annals.api.condition.Condition;
import dev.annals.api.condition.Condition.Figure;
import dev.annals.api.condition.Period;
import dev.annals.api.condition.Test;
import dev.annals.platform.condition.ConditionYaml;
import dev.annals.platform.condition.Spans;
import dev.annals.platform.trait.Definitions.Computed;
import dev.annals.platform.trait.Definitions.Lifecycle;
import dev.annals.platform.trait.Definitions.Orders;
import dev.annals.platform.yaml.Flaws;
import dev.annals.platform.yaml.YamlFile;
import dev.annals.platform.yaml.YamlObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code traits.yaml}, or the same as JSON: {@code orders} ({@code name}, {@code amount}), {@code lifecycle}
 * ({@code newFor}, {@code activeFor}, {@code atRiskFor}), {@code rfm} ({@code recency}, {@code frequency}, {@code monetary},
 * {@code drawn}, {@code customers}), and {@code traits}, each with a {@code key} and one of
 * {@code count}, {@code sum}, {@code average}, {@code minimum}, {@code maximum}, {@code first}, {@code last},
 * {@code mostFrequent}, {@code distinct}, the latter with {@code of}; all with {@code within}. {@code preferredHour} stands
 * as in conditions.
 */
public final class TraitsFile {

    /** What the file is called where its author gave it no name. */
    public static final String NAME = "traits.yaml";

    private static final int MOST_TRAITS = 200;
    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}_-]{0,79}");
    private static final Map<String, Figure> FIGURES = Map.of(
            "sum", Figure.SUM,
            "average", Figure.AVERAGE,
            "minimum", Figure.MINIMUM,
            "maximum", Figure.MAXIMUM,
            "first", Figure.FIRST,
            "last", Figure.LAST,
            "mostFrequent", Figure.MOST_FREQUENT,
            "distinct", Figure.DISTINCT);

    private TraitsFile() {}

    /**
     * Reads definitions.
     *
     * @param file the name by which their author knows the file
     * @param version the version they are to have
     * @throws dev.annals.api.rejection.Rejected with {@code INVALID_CONFIGURATION} naming everything that is wrong
     */
    public static Definitions read(String file, int version, String text) {
        Flaws flaws = new Flaws(file);
        Optional<Definitions> read = YamlFile.read(text, flaws).map(it -> definitions(it, version, text));
        flaws.refuseIfAny();
        return read.orElseThrow();
    }

    private static Definitions definitions(YamlObject file, int version, String text) {
        YamlObject orders = file.object("orders");
        YamlObject lifecycle = file.object("lifecycle");
        YamlObject rfm = file.object("rfm");
        List<Computed> traits = new ArrayList<>();
        Map<String, Score> scores = new LinkedHashMap<>();
        Map<YamlObject, Score> written = new LinkedHashMap<>();
        for (YamlObject each : file.objects("traits")) {
            if (each.has("logistic")) {
                Score score = score(each);
                if (score != null) {
                    written.put(each, score);
                    scores.put(key(each), score);
                }
                continue;
            }
            Computed trait = trait(each);
            if (trait != null) {
                if (traits.stream().anyMatch(other -> other.key().equals(trait.key()))) {
                    each.flaw("key", "The trait '" + trait.key() + "' stands here twice.");
                }
                traits.add(trait);
            }
        }
        traits.stream()
                .filter(trait -> scores.containsKey(trait.key()))
                .forEach(trait -> file.flaw("traits", "The trait '" + trait.key() + "' stands here twice."));
        if (traits.size() + scores.size() > MOST_TRAITS) {
            file.flaw("traits", "At most " + MOST_TRAITS + " traits can be computed.");
        }
        if (lifecycle != null && orders == null) {
            file.flaw("lifecycle", "A lifecycle rests on orders; say in 'orders' what an order is.");
        }
        if (rfm != null && orders == null) {
            file.flaw("rfm", "Fifths rest on orders; say in 'orders' what an order is.");
        }
        if (rfm != null) {
            Stream.concat(traits.stream().map(Computed::key), scores.keySet().stream())
                    .filter(Fifths.KEYS::contains)
                    .forEach(key ->
                            file.flaw("traits", "'" + key + "' is computed of orders by itself; choose another key."));
        }
        Definitions read = new Definitions(
                version,
                List.copyOf(traits),
                Collections.unmodifiableMap(scores),
                orders == null ? null : orders(orders),
                lifecycle == null ? Lifecycle.USUAL : lifecycle(lifecycle),
                rfm == null ? null : Fifths.read(rfm),
                text);
        written.forEach((object, score) -> requireFigures(object, score, read));
        file.nothingElse();
        return read;
    }

    /** A score is made of what is computed, and not of other scores. */
    private static void requireFigures(YamlObject object, Score score, Definitions read) {
        List<String> figures = new ArrayList<>(read.keys());
        figures.removeAll(read.scores().keySet());
        figures.remove(Condition.Computed.LIFECYCLE);
        score.weights().keySet().stream()
                .filter(key -> !figures.contains(key))
                .forEach(key -> object.flaw(
                        "logistic", "There is no figure '" + key + "'; one of " + String.join(", ", figures) + "."));
    }

    private static @Nullable Score score(YamlObject object) {
        key(object);
        YamlObject model = object.object("logistic");
        object.nothingElse();
        YamlObject weights = model == null ? null : model.object("weights");
        if (model == null || weights == null || weights.names().isEmpty()) {
            object.flaw("logistic", "'weights' are expected: the key of a figure, and its weight, for each.");
            return null;
        }
        BigDecimal intercept = model.amount("intercept");
        Map<String, BigDecimal> read = new LinkedHashMap<>();
        for (String figure : weights.names()) {
            BigDecimal weight = weights.amount(figure);
            read.put(figure, weight == null ? BigDecimal.ZERO : weight);
        }
        model.nothingElse();
        return new Score(intercept == null ? BigDecimal.ZERO : intercept, Collections.unmodifiableMap(read));
    }

    private static Orders orders(YamlObject object) {
        String name = object.text("name");
        String amount = object.text("amount");
        if (name == null || amount == null) {
            object.flaw("'name', the interaction that is an order, and 'amount', its property, are expected.");
        }
        object.nothingElse();
        return new Orders(name == null ? "" : name, amount == null ? "" : amount);
    }

    private static Lifecycle lifecycle(YamlObject object) {
        Lifecycle read = new Lifecycle(
                span(object, "newFor", Lifecycle.USUAL.newFor()),
                span(object, "activeFor", Lifecycle.USUAL.activeFor()),
                span(object, "atRiskFor", Lifecycle.USUAL.atRiskFor()));
        if (read.newFor().compareTo(read.activeFor()) > 0 || read.activeFor().compareTo(read.atRiskFor()) >= 0) {
            object.flaw("'newFor' is expected to be no longer than 'activeFor', and that shorter than 'atRiskFor'.");
        }
        object.nothingElse();
        return read;
    }

    private static Duration span(YamlObject object, String name, Duration fallback) {
        Duration span = object.duration(name);
        return span == null ? fallback : span;
    }

    private static String key(YamlObject object) {
        String key = object.text("key");
        if (key == null || !KEY.matcher(key).matches()) {
            object.flaw(
                    "key", "'key' is expected: letters and digits of any script, hyphens, underscores, at most 80.");
        }
        if (Definitions.OF_ORDERS.contains(key)) {
            object.flaw("key", "'" + key + "' is computed of orders by itself; choose another key.");
        }
        return key == null ? "" : key;
    }

    private static @Nullable Computed trait(YamlObject object) {
        String name = key(object);
        if (object.has("preferredHour")) {
            return preferredHour(object, name);
        }
        Duration within = object.duration("within");
        Period period = within == null ? new Period.Ever() : new Period.Within(within);
        String span = within == null ? "" : " within " + Spans.of(within);
        List<Computed> made = new ArrayList<>();
        String counted = object.text("count");
        if (counted != null) {
            made.add(new Computed(
                    name, "count of " + counted + span, new Condition.Did(behaviour(counted, period), 0, null)));
        }
        String of = object.text("of");
        FIGURES.forEach((word, figure) -> {
            String property = object.text(word);
            if (property != null) {
                if (of == null) {
                    object.flaw(word, "'of' is missing: the name of the interactions whose property it is.");
                }
                made.add(new Computed(
                        name,
                        word + " of " + property + " in " + of + span,
                        new Condition.Measured(
                                figure, property, behaviour(of == null ? "" : of, period), new Test.Present())));
            }
        });
        object.nothingElse();
        if (made.size() != 1) {
            object.flaw("One measure is expected: count, preferredHour, "
                    + String.join(", ", FIGURES.keySet().stream().sorted().toList()) + ".");
            return null;
        }
        return made.getFirst();
    }

    private static Computed preferredHour(YamlObject object, String key) {
        Condition.PreferredHour measure = ConditionYaml.preferredHour(object, new Test.Present());
        object.nothingElse();
        String zone = measure.zoneTrait() == null ? "" : ", or the zone in the trait " + measure.zoneTrait();
        return new Computed(
                key, "hour of most " + measure.behaviour().name() + " in " + measure.zone() + zone, measure);
    }

    private static Behaviour behaviour(String name, Period period) {
        return new Behaviour(name, null, List.of(), period);
    }
}
