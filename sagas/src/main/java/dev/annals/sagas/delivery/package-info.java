/** Has messages weighed: at once when they are wanted, and again when the time has come to which they were deferred. */
@NullMarked
package dev.annals.sagas.delivery;

import org.jspecify.annotations.NullMarked;
