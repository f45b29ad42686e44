package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureStep;
import dev.annals.platform.events.Processors;
import dev.annals.platform.events.Processors.DeadLetter;
import dev.annals.platform.privacy.Erasing;
import dev.annals.platform.privacy.ErasureDuty;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Waits until every processor has handled the erasure, wherever it runs, and has parked events of the person handled
 * once more, now that they hold nothing personal.
 */
final class ProcessorsFollow implements ErasureDuty {

    private static final int MOST_LETTERS = 10_000;

    private final Processors processors;
    private final Duration patience;

    ProcessorsFollow(Processors processors, Duration patience) {
        this.processors = processors;
        this.patience = patience;
    }

    @Override
    public ErasureStep step() {
        return ErasureStep.DERIVED;
    }

    @Override
    public Map<FragmentId, Done> perform(Collection<Erasing> erasures) {
        long position = erasures.stream().mapToLong(Erasing::position).max().orElse(-1);
        Set<String> streams = new HashSet<>();
        erasures.forEach(erasing -> erasing.subjects().forEach(subject -> streams.add(subject.toString())));
        Set<String> names = processors.names();
        for (String name : names) {
            if (!processors.await(name, position, patience)) {
                throw new IllegalStateException("The processor " + name + " has not seen an erasure yet");
            }
            retryParked(name, streams);
        }
        Map<FragmentId, Done> done = new HashMap<>();
        erasures.forEach(erasing -> done.put(erasing.id(), Done.of(names.size())));
        return done;
    }

    private void retryParked(String processor, Set<String> streams) {
        if (processors.deadLetterCount(processor) == 0) {
            return;
        }
        Set<String> tried = new HashSet<>();
        for (DeadLetter letter : processors.deadLetters(processor, MOST_LETTERS)) {
            if (streams.contains(letter.stream()) && tried.add(letter.stream())) {
                var unused = processors.retry(processor, letter.id());
            }
        }
    }
}
