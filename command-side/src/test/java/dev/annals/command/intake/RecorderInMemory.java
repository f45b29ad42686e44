package dev.annals.command.intake;

import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.Receipt;
import dev.annals.api.interaction.Receipt.Status;
import dev.annals.api.rejection.Rejected;
import dev.annals.command.interaction.Recorder;
import dev.annals.command.interaction.Submission;
import dev.annals.command.interaction.Submission.Acceptable;
import dev.annals.command.interaction.Submission.Unacceptable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Records in memory what it is given, and fails when told to. */
final class RecorderInMemory implements Recorder {

    final List<Interaction> recorded = new ArrayList<>();
    final List<Unacceptable> quarantined = new ArrayList<>();

    @Nullable
    RuntimeException failsAtOnce;

    @Nullable
    Rejected failsLater;

    private final Set<String> seen = new HashSet<>();
    private long position = 100;

    @Override
    public CompletableFuture<List<Receipt>> submit(List<Submission> submissions) {
        if (failsAtOnce != null) {
            throw failsAtOnce;
        }
        if (failsLater != null) {
            return CompletableFuture.failedFuture(failsLater);
        }
        return CompletableFuture.completedFuture(
                submissions.stream().map(this::receipt).toList());
    }

    boolean isEmpty() {
        return recorded.isEmpty() && quarantined.isEmpty();
    }

    private Receipt receipt(Submission submission) {
        return switch (submission) {
            case Acceptable acceptable -> recorded(acceptable.interaction());
            case Submission.Deviating deviating -> recorded(deviating.item().interaction());
            case Unacceptable unacceptable -> {
                quarantined.add(unacceptable);
                yield new Receipt(
                        unacceptable.messageId(),
                        Status.QUARANTINED,
                        unacceptable.rejection().code() + ": " + unacceptable.detail(),
                        ++position);
            }
        };
    }

    private Receipt recorded(Interaction interaction) {
        String messageId = interaction.content().messageId();
        if (!seen.add(interaction.source() + "/" + messageId)) {
            return new Receipt(messageId, Status.DUPLICATE, "known", 0);
        }
        recorded.add(interaction);
        return new Receipt(messageId, Status.STORED, null, ++position);
    }
}
