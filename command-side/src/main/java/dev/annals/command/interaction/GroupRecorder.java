package dev.annals.command.interaction;

import dev.annals.api.interaction.Receipt;
import dev.annals.command.consent.CollectionGate;
import dev.annals.command.identity.MergeForest;
import dev.annals.command.quarantine.QuarantineSubmission;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Outcome;
import dev.annals.platform.crypto.FragmentIds;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** The recorder of intake: turns submissions into decisions and hands them to group commit. */
public final class GroupRecorder implements Recorder {

    private final GroupCommit groupCommit;
    private final MergeForest forest;
    private final CollectionGate gate;
    private final FragmentIds ids;
    private final Map<Receipt.Status, Counter> counters = new EnumMap<>(Receipt.Status.class);

    public GroupRecorder(
            GroupCommit groupCommit, MergeForest forest, CollectionGate gate, FragmentIds ids, MeterRegistry meters) {
        this.groupCommit = groupCommit;
        this.forest = forest;
        this.gate = gate;
        this.ids = ids;
        for (Receipt.Status status : Receipt.Status.values()) {
            counters.put(
                    status,
                    Counter.builder("annals.intake.items")
                            .description("Items answered by intake, by what became of them")
                            .tag("status", status.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    @Override
    public CompletableFuture<List<Receipt>> submit(List<Submission> submissions) {
        List<Decision<Receipt>> decisions =
                submissions.stream().map(this::decision).toList();
        return groupCommit.submit(decisions).thenApply(this::receipts);
    }

    /** The decision to record or quarantine. */
    private Decision<Receipt> decision(Submission submission) {
        return switch (submission) {
            case Submission.Acceptable acceptable -> Recording.of(acceptable, forest, gate, ids);
            case Submission.Deviating deviating ->
                new Deviation(what(deviating), deviating.item().interaction(), deviating.verdict(), ids);
            case Submission.Unacceptable unacceptable -> new QuarantineSubmission(unacceptable, ids);
        };
    }

    private Decision<Receipt> what(Submission.Deviating deviating) {
        return switch (deviating.verdict().mode()) {
            case ALLOW, REPORT -> Recording.of(deviating.item(), forest, gate, ids);
            case QUARANTINE -> new QuarantineSubmission(deviating.kept(), ids);
            case BLOCK ->
                new Deviation.Refusal(
                        deviating.item().interaction().content().messageId(),
                        deviating.kept().rejection().code() + ": "
                                + deviating.verdict().detail());
        };
    }

    private List<Receipt> receipts(List<Outcome<Receipt>> outcomes) {
        List<Receipt> receipts = new ArrayList<>(outcomes.size());
        for (Outcome<Receipt> outcome : outcomes) {
            Receipt receipt = outcome.answer();
            Objects.requireNonNull(counters.get(receipt.status())).increment();
            receipts.add(new Receipt(receipt.messageId(), receipt.status(), receipt.reason(), outcome.position()));
        }
        return receipts;
    }
}
