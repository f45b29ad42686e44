/** What goes into the log, and what must not. */
@NullMarked
package dev.annals.app.logging;

import org.jspecify.annotations.NullMarked;
