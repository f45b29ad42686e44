/** How alike two values are, field by field, in a few named levels of agreement. */
@NullMarked
package dev.annals.query.identity.matching.compare;

import org.jspecify.annotations.NullMarked;
