package dev.annals.app.operations;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.events.Processors;
import dev.annals.platform.events.Processors.DeadLetter;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the events that a projection could not handle, and has them handled once more. */
@RestController
@RequestMapping("/api/v1/operations/dead-letters")
@Requires(Permission.OPERATE)
@Tag(name = "operations")
class DeadLettersController {

    private final Processors processors;

    DeadLettersController(Processors processors) {
        this.processors = processors;
    }

    @GetMapping
    @Operation(summary = "List events that could not be handled, oldest first, of one processor or of all")
    Page<DeadLetter> list(
            @RequestParam(required = false) @Nullable String processor, @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > 1_000) {
            throw new Rejected(Rejection.INVALID_PARAMETER, "The parameter limit is from 1 to 1000.");
        }
        List<String> names = processor == null ? List.copyOf(processors.names()) : List.of(known(processor));
        return new Page<>(
                names.stream()
                        .flatMap(name -> processors.deadLetters(name, limit).stream())
                        .sorted(Comparator.comparing(DeadLetter::since))
                        .limit(limit)
                        .toList(),
                null);
    }

    @PostMapping("/{processor}/{id}/retry")
    @Operation(summary = "Handle an event, and those of its stream that wait behind it, once more")
    Retried retry(@PathVariable String processor, @PathVariable String id) {
        boolean isDone = processors.retry(known(processor), id);
        return new Retried(isDone ? 1 : 0, processors.deadLetterCount(processor));
    }

    @PostMapping("/{processor}/retry")
    @Operation(summary = "Handle all events of a processor that could not be handled once more")
    Retried retryAll(@PathVariable String processor) {
        int done = processors.retryAll(known(processor));
        return new Retried(done, processors.deadLetterCount(processor));
    }

    private String known(String processor) {
        if (!processors.names().contains(processor)) {
            throw new Rejected(
                    Rejection.NOT_FOUND, "No processor has this name; there are " + processors.names() + ".");
        }
        return processor;
    }

    /**
     * What became of a retry.
     *
     * @param succeeded how many sequences of events are no longer parked
     * @param left how many events are still parked
     */
    record Retried(int succeeded, long left) {}
}
