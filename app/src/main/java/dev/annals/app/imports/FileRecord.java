package dev.annals.app.imports;

/**
 * One record of a file as bytes, still to be understood.
 *
 * @param line the line on which it begins, from 1
 * @param end the offset of the first byte behind it and its line feed
 * @param endLine the line that begins there
 * @param content its bytes, without the line feed
 */
@SuppressWarnings("ArrayRecordComponent")
record FileRecord(long line, long end, long endLine, byte[] content) {}
