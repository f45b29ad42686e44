/** What the tests of the backbone share. */
@NullMarked
package dev.annals.axonserver.testing;

import org.jspecify.annotations.NullMarked;
