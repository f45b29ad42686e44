/** Everything that is held about one person, put together for that person. */
@NullMarked
package dev.annals.query.privacy.held;

import org.jspecify.annotations.NullMarked;
