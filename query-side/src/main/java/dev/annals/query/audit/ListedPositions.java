package dev.annals.query.audit;

import dev.annals.platform.documents.Range;
import dev.annals.platform.events.Processors;
import dev.annals.projections.ListKeys;
import dev.annals.projections.ReadModel;
import dev.annals.projections.audit.AuditIndex;
import dev.annals.projections.audit.AuditLists;
import dev.annals.projections.audit.AuditMark;
import java.util.List;
import java.util.Optional;

/** Reads the lists of the audit's index. */
public final class ListedPositions {

    private final ReadModel<AuditMark> marks;
    private final AuditLists lists;
    private final Processors processors;

    public ListedPositions(ReadModel<AuditMark> marks, AuditLists lists, Processors processors) {
        this.marks = marks;
        this.lists = lists;
        this.processors = processors;
    }

    /** The list that has every event a filter lets through; empty when none has. */
    Optional<String> listOf(AuditFilter filter) {
        String actor = filter.actor();
        String kind = filter.kind();
        if (actor != null && lists.hasAllBy(actor)) {
            return Optional.of(lists.ofActor(actor));
        }
        return kind != null && lists.hasAllOf(kind) ? Optional.of(lists.ofKind(kind)) : Optional.empty();
    }

    /** Up to which position the lists are complete. */
    long reach() {
        return processors.position(AuditIndex.NAME);
    }

    /** A list's highest positions from one to below another, highest first. */
    List<Long> between(String list, long from, long below, int limit) {
        return marks.range(new Range(ListKeys.at(list, from), ListKeys.at(list, below), limit, true)).stream()
                .map(entry -> entry.document().position())
                .toList();
    }
}
