/** Where subject keys are kept: PostgreSQL, wrapped by a master key from a file. */
@NullMarked
package dev.annals.axonserver.keys;

import org.jspecify.annotations.NullMarked;
