package dev.annals.query.audit.report;

import dev.annals.api.access.AccessEvent.TransferDecided;
import dev.annals.api.delivery.DeliveryEvent;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHeldBack;
import dev.annals.api.delivery.GateVerdict;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import java.util.List;

/** Which personal data were taken out, by which connector and on what ground, and what was kept back because there was none. */
final class CrossBorderReport implements Report {

    private static final String GATE = "residency";

    @Override
    public String name() {
        return "cross-border";
    }

    @Override
    public List<String> columns() {
        return List.of("outcome", "connector", "channel", "purpose", "ground", "deliveries");
    }

    @Override
    public Interest interest() {
        return Interest.in(DeliveryEvent.class, TransferDecided.class);
    }

    @Override
    public boolean isOfAllTime() {
        return false;
    }

    @Override
    public Count begin() {
        Tally tally = new Tally();
        return new Count() {
            @Override
            public void add(RecordedEvent recorded) {
                if (recorded.event() instanceof DeliveryHandedOver it) {
                    it.verdicts().stream()
                            .filter(said ->
                                    said.gate().equals(GATE) && said.channel().equals(it.channel()))
                            .forEach(said -> tally.add(
                                    1, "handed-over", it.connector(), it.channel(), it.purpose(), said.reason()));
                } else if (recorded.event() instanceof DeliveryHeldBack it) {
                    it.verdicts().stream()
                            .filter(CrossBorderReport::refuses)
                            .forEach(said -> tally.add(1, "refused", "", said.channel(), "", said.reason()));
                } else if (recorded.event() instanceof TransferDecided it) {
                    tally.add(
                            it.people(),
                            it.allowed() ? "exported" : "export-refused",
                            it.resource(),
                            "file",
                            "",
                            it.reason());
                }
            }

            @Override
            public List<List<Object>> endOfPeriod() {
                List<List<Object>> lines = tally.lines();
                tally.clear();
                return lines;
            }
        };
    }

    private static boolean refuses(GateVerdict said) {
        return said.gate().equals(GATE) && !said.lets();
    }
}
