package dev.annals.command.journey;

import dev.annals.platform.consent.Purpose;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.delivery.TemplateBook;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.KnownJourney;
import dev.annals.platform.journey.Surroundings;
import dev.annals.platform.segment.PublishedDefinition;
import dev.annals.platform.segment.SegmentBook;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says what a journey may refer to in this installation. */
final class Around {

    private final JourneyBook journeys;
    private final PurposeBook purposes;
    private final SegmentBook segments;
    private final TemplateBook templates;

    Around(JourneyBook journeys, PurposeBook purposes, SegmentBook segments, TemplateBook templates) {
        this.journeys = journeys;
        this.purposes = purposes;
        this.segments = segments;
        this.templates = templates;
    }

    /**
     * What it may refer to.
     *
     * @param key the key of the journey itself
     */
    Surroundings of(String key) {
        segments.refresh();
        Set<String> others =
                journeys.all().stream().map(KnownJourney::key).collect(Collectors.toCollection(TreeSet::new));
        others.add(key);
        return new Surroundings(
                purposes.current().purposes().stream().map(Purpose::key).collect(Collectors.toSet()),
                segments.kept().stream().map(PublishedDefinition::key).collect(Collectors.toSet()),
                others,
                Surroundings.CHANNELS,
                new Texts(templates));
    }

    /** The published texts, looked for one by one: all of them are only asked for to say which could be meant. */
    private record Texts(TemplateBook book) implements Surroundings.Templates {

        @Override
        public boolean has(String reference) {
            int version = reference.lastIndexOf('@');
            book.refresh(version < 0 ? reference : reference.substring(0, version));
            return book.find(reference).isPresent();
        }

        @Override
        public Set<String> keys() {
            return book.keys();
        }
    }
}
