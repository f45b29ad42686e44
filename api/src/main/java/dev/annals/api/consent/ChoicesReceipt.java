package dev.annals.api.consent;

/**
 * That what a person chose is on record.
 *
 * @param changed how many decisions were recorded; 0 when everything stood like that already
 * @param position the position up to which the log has to be read to see them
 */
public record ChoicesReceipt(int changed, long position) {}
