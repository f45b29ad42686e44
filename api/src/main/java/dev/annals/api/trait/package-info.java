/** Computed traits: what is made of what people did, said as configuration. */
@NullMarked
package dev.annals.api.trait;

import org.jspecify.annotations.NullMarked;
