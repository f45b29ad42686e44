/** Where the keys of subjects are kept: in PostgreSQL, wrapped by a master key that lies in a file. */
@NullMarked
package dev.annals.axonserver.keys;

import org.jspecify.annotations.NullMarked;
