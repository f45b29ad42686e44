package dev.annals.api.identity;

/**
 * Says that everything recorded is as rules that hold for the past say. Answered with nothing; refused with
 * {@code CONFLICT} when other rules were published since.
 *
 * @param version the version of the rules
 */
public record FinishRegrouping(int version) {}
