/** Tags: words that people put on a person by hand. */
@NullMarked
package dev.annals.api.tag;

import org.jspecify.annotations.NullMarked;
