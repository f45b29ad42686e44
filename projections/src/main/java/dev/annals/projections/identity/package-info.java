/** The read model of fragments, and the fold that makes one profile of those of a person. */
@NullMarked
package dev.annals.projections.identity;

import org.jspecify.annotations.NullMarked;
