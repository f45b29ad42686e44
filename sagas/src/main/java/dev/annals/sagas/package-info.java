/** Event or deadline to decision to command; no I/O. */
@NullMarked
package dev.annals.sagas;

import org.jspecify.annotations.NullMarked;
