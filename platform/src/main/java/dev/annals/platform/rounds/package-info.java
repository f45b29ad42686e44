/** Work that a process does again and again by itself. */
@NullMarked
package dev.annals.platform.rounds;

import org.jspecify.annotations.NullMarked;
