/** The tracking plan, what it says of properties, and who does not keep to it. */
@NullMarked
package dev.annals.query.schema;

import org.jspecify.annotations.NullMarked;
