package dev.annals.api.tag;

/**
 * What became of a tag that was to be put on people, or taken off them.
 *
 * @param people how many it was put on, or taken off
 * @param others how many it was not: nobody knows them, or they did not carry it
 * @param position the position up to which the log has to be read to see it
 */
public record TaggedPeople(int people, int others, long position) {}
