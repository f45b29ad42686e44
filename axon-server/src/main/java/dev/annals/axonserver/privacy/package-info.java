/** What the backbone contributes when a person is erased. */
@NullMarked
package dev.annals.axonserver.privacy;

import org.jspecify.annotations.NullMarked;
