/** The tracking plan: what interactions are agreed to say, and who does not keep to it. */
@NullMarked
package dev.annals.api.schema;

import org.jspecify.annotations.NullMarked;
