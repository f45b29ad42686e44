/** Who looked at whose personal data, and what for. */
@NullMarked
package dev.annals.api.access;

import org.jspecify.annotations.NullMarked;
