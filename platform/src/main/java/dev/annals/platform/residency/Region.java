package dev.annals.platform.residency;

import java.util.Set;

/**
 * A region in which data live.
 *
 * @param key what it is called: lower-case letters, digits and hyphens
 * @param countries the countries it consists of, as ISO 3166-1 codes in lower case
 * @param adequate countries outside it to which data may be taken without a mechanism
 * @param mechanisms on what other transfers out of it may rest; where it is empty, none may
 * @param open whether data may be taken out of it without asking
 */
record Region(String key, Set<String> countries, Set<String> adequate, Set<String> mechanisms, boolean open) {}
