/** How much of a person a caller may see, and the record of having seen it. */
@NullMarked
package dev.annals.query.access;

import org.jspecify.annotations.NullMarked;
