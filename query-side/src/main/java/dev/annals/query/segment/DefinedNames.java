package dev.annals.query.segment;

import dev.annals.api.condition.Condition;
import dev.annals.platform.condition.ConditionParts;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.segment.PublishedDefinition;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.segment.SegmentDefinition;
import dev.annals.platform.trait.TraitBook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Remarks upon what a definition asks for and nobody defined: it would be refused when it is published. */
final class DefinedNames {

    private final SegmentBook segments;
    private final TraitBook traits;
    private final PurposeBook purposes;

    DefinedNames(SegmentBook segments, TraitBook traits, PurposeBook purposes) {
        this.segments = segments;
        this.traits = traits;
        this.purposes = purposes;
    }

    List<String> remarks(SegmentDefinition definition) {
        List<String> remarks = new ArrayList<>();
        unknown(definition.computed(), traits.current().keys()).forEach(key -> remarks.add(key + "' is not computed."));
        unknown(
                        definition.segments(),
                        segments.kept().stream().map(PublishedDefinition::key).toList())
                .forEach(key -> remarks.add(key + "' is no segment."));
        purposes(definition).stream()
                .filter(key -> purposes.current().find(key).isEmpty())
                .forEach(key -> remarks.add(key + "' is no purpose."));
        return remarks.stream().map(remark -> "'" + remark).toList();
    }

    private static Set<String> unknown(Collection<String> asked, Collection<String> known) {
        Set<String> unknown = new TreeSet<>(asked);
        unknown.removeAll(known);
        return unknown;
    }

    private static Set<String> purposes(SegmentDefinition definition) {
        Condition condition = definition.condition();
        Set<String> asked = new TreeSet<>();
        if (condition != null) {
            asked.addAll(ConditionParts.asked(
                    condition, part -> part instanceof Condition.Consent it ? it.purpose() : null));
        }
        if (definition.purpose() != null) {
            asked.add(definition.purpose());
        }
        return asked;
    }
}
