package dev.annals.api.privacy;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Command: keep some data of some people from being destroyed. Answers the log position.
 *
 * @param hold the hold
 * @param categories the categories of data, at least one
 * @param basis the law or order that demands it; nothing personal
 * @param until when it ends by itself; null when somebody has to lift it
 * @param people fragments of the people it is about; empty where a criterion says it
 * @param criterion a condition that says whom it is about, as text; null where people are named
 * @param reason why
 * @param by who sets it
 */
public record SetHold(
        FragmentId hold,
        List<String> categories,
        String basis,
        @Nullable Instant until,
        List<FragmentId> people,
        @Nullable String criterion,
        String reason,
        String by) {}
