package dev.annals.api.access;

import dev.annals.api.identity.FragmentId;
import org.jspecify.annotations.Nullable;

/**
 * Command: record that a list is about to be handed out as a file. Answered when that is durable.
 *
 * @param profile the profile it is about; null where it is about no single one
 * @param resource what is exported
 * @param format the kind of file
 * @param items how many entries it holds; -1 where they are not counted
 * @param purpose what the reader gave as purpose
 */
public record RecordExport(@Nullable FragmentId profile, String resource, String format, long items, String purpose) {}
