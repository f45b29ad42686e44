package dev.annals.query.identity.whatif;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.documents.Range;
import dev.annals.platform.identity.CompiledRules;
import dev.annals.platform.identity.RecordedValues;
import dev.annals.platform.identity.RecordedValues.Verdict;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.FragmentOutline;
import java.util.List;

/** Reads everything that was ever said of who is one person from the read model, page by page. */
final class WholeHistory {

    private static final int PAGE = 1_000;

    private final ReadModel<FragmentDocument> fragments;
    private final RecordedValues values;

    WholeHistory(ReadModel<FragmentDocument> fragments, RecordedValues values) {
        this.fragments = fragments;
        this.values = values;
    }

    /** Reads it, and asks candidate rules about each value. */
    History read(CompiledRules candidate) {
        History history = new History();
        Range range = Range.first(PAGE);
        while (true) {
            List<ReadModel.Entry<FragmentOutline>> page = fragments.range(range, FragmentOutline.class);
            page.forEach(entry -> add(entry.document(), candidate, history));
            if (page.size() < PAGE) {
                return history;
            }
            range = range.after(page.getLast().key());
        }
    }

    private void add(FragmentOutline outline, CompiledRules candidate, History history) {
        Namespace namespace = outline.namespace();
        String value = outline.value();
        Verdict verdict = namespace == null || value == null
                ? new Verdict(outline.place().blockedBy() != null, null)
                : values.of(namespace, value, candidate);
        FragmentId spelled = verdict.spelled() == null ? null : values.fragment(verdict.spelled());
        history.add(outline, verdict, spelled);
    }
}
