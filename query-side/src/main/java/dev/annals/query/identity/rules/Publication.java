package dev.annals.query.identity.rules;

/**
 * What a publication did.
 *
 * @param version the version that is in force now
 * @param retroactive whether it holds for the past as well; that is applied step by step from now on
 * @param collapsing how many profiles become part of others by that
 * @param position the log position from which the version holds
 */
record Publication(int version, boolean retroactive, long collapsing, long position) {}
