package dev.annals.command.recording;

import dev.annals.api.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The decisions of one call and the future its caller waits for. */
final class Ticket<R> {

    private final List<? extends Decision<R>> decisions;
    private final Cause cause;
    private final CompletableFuture<List<Outcome<R>>> outcomes = new CompletableFuture<>();
    private List<R> answers = List.of();

    Ticket(List<? extends Decision<R>> decisions, Cause cause) {
        this.decisions = decisions;
        this.cause = cause;
    }

    int size() {
        return decisions.size();
    }

    List<? extends Decision<R>> decisions() {
        return decisions;
    }

    CompletableFuture<List<Outcome<R>>> outcomes() {
        return outcomes;
    }

    void decide(StreamAppends appends) {
        appends.causedBy(cause);
        List<R> decided = new ArrayList<>(decisions.size());
        for (Decision<R> decision : decisions) {
            decided.add(decision.decide(appends));
        }
        answers = decided;
    }

    void succeed(long position) {
        outcomes.complete(
                answers.stream().map(answer -> new Outcome<>(answer, position)).toList());
    }

    void fail(Throwable cause) {
        outcomes.completeExceptionally(cause);
    }
}
