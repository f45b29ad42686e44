/** Turns records into bytes in which everything personal is encrypted, and back. */
@NullMarked
package dev.annals.platform.sealing;

import org.jspecify.annotations.NullMarked;
