package dev.annals.testkit;

import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.events.Processors;
import dev.annals.platform.events.RecordedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs log processors on the caller's thread, in Axon's units of work, when a test says so: {@link #run}. Parks what a
 * handler refuses, as the backbone does; tokens are kept on the heap.
 */
public final class DrivenProcessors implements Processors {

    private final EventLog log;
    private final Map<String, DrivenProcessor> processors = new LinkedHashMap<>();
    private Runnable beforePause = () -> {};

    public DrivenProcessors(EventLog log, List<LogProcessor> processors) {
        this.log = log;
        processors.forEach(processor -> this.processors.put(processor.name(), new DrivenProcessor(processor)));
    }

    /** Has something happen in the moment before a processor stands. */
    public void beforePause(Runnable happening) {
        beforePause = happening;
    }

    /** Lets every processor that is not paused handle all there is. */
    public void run() {
        names().forEach(this::run);
    }

    /** Lets a processor handle all there is, unless it is paused. */
    public void run(String processor) {
        run(processor, Long.MAX_VALUE);
    }

    /** Lets a processor handle all there is up to a position, unless it is paused. */
    public void run(String processor, long last) {
        DrivenProcessor driven = get(processor);
        try (Stream<RecordedEvent> unread = log.all(driven.token())) {
            Iterator<RecordedEvent> each =
                    unread.takeWhile(event -> event.position() <= last).iterator();
            while (each.hasNext() && !driven.isPaused()) {
                List<RecordedEvent> batch = new ArrayList<>();
                while (each.hasNext() && batch.size() < driven.batchSize()) {
                    batch.add(each.next());
                }
                driven.handle(batch);
            }
        }
    }

    /** Sets a processor's token, as a crash between the documents and the token, or another process, would leave it. */
    public void rewind(String processor, long position) {
        get(processor).token(position);
    }

    @Override
    public Set<String> names() {
        return processors.keySet();
    }

    @Override
    public long position(String processor) {
        return get(processor).token();
    }

    @Override
    public boolean await(String processor, long position, Duration atMost) {
        return position(processor) >= position;
    }

    @Override
    public boolean healthy(String processor) {
        return !get(processor).isPaused();
    }

    @Override
    public void pause(String processor) {
        beforePause.run();
        get(processor).pause(true);
    }

    @Override
    public void resume(String processor) {
        get(processor).pause(false);
    }

    @Override
    public List<DeadLetter> deadLetters(String processor, int limit) {
        return get(processor).parked().stream()
                .limit(limit)
                .map(letter -> letter.describe(processor))
                .toList();
    }

    @Override
    public long deadLetterCount(String processor) {
        return get(processor).parked().size();
    }

    @Override
    public boolean retry(String processor, String letterId) {
        return get(processor).retry(letterId);
    }

    @Override
    public int retryAll(String processor) {
        int succeeded = 0;
        Set<String> streams = new HashSet<>();
        for (DeadLetter letter : deadLetters(processor, Integer.MAX_VALUE)) {
            if (streams.add(letter.stream()) && retry(processor, letter.id())) {
                succeeded++;
            }
        }
        return succeeded;
    }

    private DrivenProcessor get(String name) {
        DrivenProcessor processor = processors.get(name);
        if (processor == null) {
            throw new IllegalArgumentException("There is no processor " + name);
        }
        return processor;
    }
}
