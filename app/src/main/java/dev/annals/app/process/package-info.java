/** A running process: what it is made of, checked before it starts, and how it comes and goes. */
@NullMarked
package dev.annals.app.process;

import org.jspecify.annotations.NullMarked;
