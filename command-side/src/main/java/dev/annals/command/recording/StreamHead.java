package dev.annals.command.recording;

import dev.annals.command.identity.Fragment;

/**
 * The end of a stream and what the events before it amount to.
 *
 * @param sequence the sequence of the newest event; -1 for an empty stream
 * @param fragment the fragment's state; unopened for streams that are no fragments
 */
record StreamHead(long sequence, Fragment fragment) {}
