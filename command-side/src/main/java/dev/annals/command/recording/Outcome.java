package dev.annals.command.recording;

/**
 * The answer of a decision that is durable now.
 *
 * @param answer what the decision answered
 * @param position the log position that has to be reached to see it, and everything before it
 */
public record Outcome<R>(R answer, long position) {}
