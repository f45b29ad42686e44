package dev.annals.api.privacy;

/**
 * What was taken out of the log.
 *
 * @param rows out of how many rows
 * @param portions in how many portions, each with an event that says so
 * @param position the log position of the last of these events; -1 where there was nothing
 */
public record PurgeReceipt(long rows, int portions, long position) {}
