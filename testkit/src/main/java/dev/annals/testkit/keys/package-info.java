/** What every store of subject keys has to promise. */
@NullMarked
package dev.annals.testkit.keys;

import org.jspecify.annotations.NullMarked;
