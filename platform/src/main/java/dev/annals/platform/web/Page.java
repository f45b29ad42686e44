package dev.annals.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, as every list of the API is answered.
 *
 * @param items the items
 * @param next the cursor of the next page, to be sent back as {@code cursor}; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {}
