package dev.annals.sagas.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.sagas.SagaCommands;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends commands to runs: those of one person in their order, those of several at the same time. */
final class RunCommands {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommands.class);
    private static final int AT_ONCE = 32;

    private final SagaCommands commands;
    private final Semaphore free = new Semaphore(AT_ONCE);

    RunCommands(SagaCommands commands) {
        this.commands = commands;
    }

    /** Sends one; what is refused stays so, and is no reason to try it again. */
    void send(Object command) {
        Rejected refused = commands.send(command);
        if (refused != null) {
            LOG.warn("{} was refused: {}", command, refused.rejection().code());
        }
    }

    /** What is to be done together. */
    Turn turn() {
        return new Turn();
    }

    /** Commands and other work, kept apart by whom they are about. Not for use by several threads. */
    final class Turn {

        private final Map<FragmentId, List<Runnable>> waiting = new LinkedHashMap<>();

        /** Has a command sent in its turn. */
        void add(FragmentId about, Object command) {
            run(about, () -> send(command));
        }

        /** Has something done in its turn. */
        void run(FragmentId about, Runnable work) {
            waiting.computeIfAbsent(about, none -> new ArrayList<>()).add(work);
        }

        /** Does it all; throws the first failure once everything else is done. */
        void take() {
            if (waiting.isEmpty()) {
                return;
            }
            List<Future<?>> running = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                waiting.values().forEach(work -> running.add(threads.submit(() -> inTurn(work))));
            }
            for (Future<?> each : running) {
                try {
                    each.get();
                } catch (ExecutionException failed) {
                    throw failed.getCause() instanceof RuntimeException cause
                            ? cause
                            : new IllegalStateException(failed.getCause());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("Interrupted", e);
                }
            }
        }

        private void inTurn(List<Runnable> work) {
            free.acquireUninterruptibly();
            try {
                work.forEach(Runnable::run);
            } finally {
                free.release();
            }
        }
    }
}
