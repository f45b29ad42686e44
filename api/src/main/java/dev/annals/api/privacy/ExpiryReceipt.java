package dev.annals.api.privacy;

/**
 * What an order to have data of one purpose be gone came to.
 *
 * @param interactions of how many interactions nothing is told any more
 * @param held how many stay for now, because a legal hold demands them
 * @param position the log position that has to be reached to see it
 */
public record ExpiryReceipt(long interactions, long held, long position) {}
