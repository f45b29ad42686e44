/** Events to read-model documents; the only code that writes read models. */
@NullMarked
package dev.annals.projections;

import org.jspecify.annotations.NullMarked;
