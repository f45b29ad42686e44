package dev.annals.projections.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.platform.documents.Range;
import dev.annals.platform.events.Processors;
import dev.annals.platform.privacy.QuarantineSearch;
import dev.annals.projections.ReadModel;
import dev.annals.projections.quarantine.QuarantineDocument;
import dev.annals.projections.quarantine.QuarantineProjection;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks through all quarantined items, whatever became of them, a page at a time. */
public final class QuarantinedPeople implements QuarantineSearch {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantinedPeople.class);
    private static final int PAGE = 500;

    private static final Duration STEP = Duration.ofSeconds(10);

    private final ReadModel<QuarantineDocument> items;
    private final Processors processors;

    public QuarantinedPeople(ReadModel<QuarantineDocument> items, Processors processors) {
        this.items = items;
        this.processors = processors;
    }

    @Override
    public <K> Map<K, Set<FragmentId>> naming(Map<K, ? extends Collection<Identifier>> wanted, long upTo) {
        while (!processors.await(items.processor(), upTo, STEP)) {
            LOG.info("Reading quarantined items: {} of {}", processors.position(items.processor()), upTo);
        }
        QuarantinedText<K> texts = new QuarantinedText<>();
        wanted.forEach((person, identifiers) -> identifiers.forEach(each -> texts.want(person, each)));
        Map<K, Set<FragmentId>> found = new HashMap<>();
        Range range = Range.prefix(QuarantineProjection.ITEM, PAGE);
        List<ReadModel.Entry<QuarantineDocument>> page = items.range(range);
        while (!page.isEmpty()) {
            for (ReadModel.Entry<QuarantineDocument> entry : page) {
                String raw = entry.document().raw();
                if (raw != null) {
                    texts.namedIn(raw)
                            .forEach(person -> found.computeIfAbsent(person, none -> new HashSet<>())
                                    .add(entry.document().item()));
                }
            }
            page = items.range(range.after(page.getLast().key()));
        }
        return found;
    }
}
