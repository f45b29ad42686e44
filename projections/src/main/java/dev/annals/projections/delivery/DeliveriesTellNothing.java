package dev.annals.projections.delivery;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent.Check;
import dev.annals.platform.documents.Range;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.privacy.Erasing;
import dev.annals.platform.privacy.ErasureCheck;
import dev.annals.platform.sealing.SealedRecords;
import dev.annals.projections.ReadModel;
import java.util.List;
import java.util.stream.Stream;

/** Looks whether messages to somebody who was erased can still be read: their texts, their addresses, what gates saw. */
public final class DeliveriesTellNothing implements ErasureCheck {

    private static final int PAGE = 500;

    private final ReadModel<DeliveryDocument> deliveries;
    private final EventLog log;

    public DeliveriesTellNothing(ReadModel<DeliveryDocument> deliveries, EventLog log) {
        this.deliveries = deliveries;
        this.log = log;
    }

    @Override
    public Check look(Erasing erasing) {
        long[] looked = {0, 0};
        for (FragmentId fragment : erasing.fragments()) {
            Range range = Range.prefix(DeliveryProjection.listOf(fragment), PAGE);
            List<ReadModel.Entry<DeliveryDocument>> page = deliveries.range(range);
            while (!page.isEmpty()) {
                page.forEach(entry -> look(entry.document().delivery(), erasing.position(), looked));
                page = deliveries.range(range.after(page.getLast().key()));
            }
        }
        return new Check("deliveries", looked[0], looked[1]);
    }

    private void look(FragmentId delivery, long upTo, long[] looked) {
        try (Stream<RecordedEvent> events = log.stream(delivery, 0)) {
            events.takeWhile(recorded -> recorded.position() <= upTo).forEach(recorded -> {
                looked[0]++;
                looked[1] += SealedRecords.tellsSomethingPersonal((Record) recorded.event()) ? 1 : 0;
            });
        }
    }
}
