/** From a request's items to recorded interactions: checking, normalising, group commit. */
@NullMarked
package dev.annals.command.interaction;

import org.jspecify.annotations.NullMarked;
