/** Profiles: found by any identifier, folded when read, as they are or as they were. */
@NullMarked
package dev.annals.query.identity;

import org.jspecify.annotations.NullMarked;
