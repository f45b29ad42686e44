/** The keys of subjects, the master key that wraps them, and the keyed hash that derives fragment ids. */
@NullMarked
package dev.annals.platform.crypto;

import org.jspecify.annotations.NullMarked;
