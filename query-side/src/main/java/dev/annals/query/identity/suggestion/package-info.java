/** Pairs of profiles that are probably of one person, with the evidence, for a person to decide on. */
@NullMarked
package dev.annals.query.identity.suggestion;

import org.jspecify.annotations.NullMarked;
