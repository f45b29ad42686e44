/** Messages to people: asked for, weighed, handed to a provider, and what became of them. */
@NullMarked
package dev.annals.api.delivery;

import org.jspecify.annotations.NullMarked;
