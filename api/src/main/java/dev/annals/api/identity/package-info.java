/** Identifiers, the fragments recorded under them, and the merge forest that joins fragments into profiles. */
@NullMarked
package dev.annals.api.identity;

import org.jspecify.annotations.NullMarked;
