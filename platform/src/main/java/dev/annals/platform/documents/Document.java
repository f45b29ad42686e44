package dev.annals.platform.documents;

/**
 * One read-model document as it is stored.
 *
 * @param key 1 to 200 characters
 * @param position the global position of the newest event it reflects
 * @param body the sealed bytes; opaque to the store; not to be changed by anyone
 */
@SuppressWarnings("ArrayRecordComponent")
public record Document(String key, long position, byte[] body) {}
