/** What could not be accepted, for those who repair it. */
@NullMarked
package dev.annals.query.quarantine;

import org.jspecify.annotations.NullMarked;
