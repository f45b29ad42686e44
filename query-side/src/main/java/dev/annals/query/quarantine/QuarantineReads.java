package dev.annals.query.quarantine;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.web.Page;
import dev.annals.projections.ReadModel;
import dev.annals.projections.quarantine.QuarantineDocument;
import dev.annals.projections.quarantine.QuarantineDocument.Status;
import dev.annals.projections.quarantine.QuarantineProjection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds quarantined items. */
public final class QuarantineReads {

    private static final int MOST_LOOKED_AT = 20_000;

    private final ReadModel<QuarantineDocument> items;

    public QuarantineReads(ReadModel<QuarantineDocument> items) {
        this.items = items;
    }

    String processor() {
        return items.processor();
    }

    /** @throws Rejected with {@code NOT_FOUND} when there is no such item */
    QuarantineDocument item(FragmentId id) {
        return items.find(QuarantineProjection.key(id))
                .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "No item of this id was quarantined."));
    }

    /**
     * A page of items, newest first.
     *
     * @param status only items of this status; null for all
     * @param cursor the position below which to go on
     */
    Page<QuarantinedItemView> page(@Nullable Status status, int limit, long cursor) {
        List<QuarantinedItemView> views = new ArrayList<>();
        long below = cursor;
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += limit) {
            List<QuarantineDocument> entries =
                    items.newest(below, limit, item -> QuarantineProjection.key(item.item()));
            for (QuarantineDocument item : entries) {
                below = item.quarantined();
                if (status == null || item.status() == status) {
                    views.add(QuarantinedItemView.of(item, false));
                }
                if (views.size() == limit) {
                    return new Page<>(views, Long.toString(below));
                }
            }
            if (entries.size() < limit) {
                return new Page<>(views, null);
            }
        }
        return new Page<>(views, Long.toString(below));
    }
}
