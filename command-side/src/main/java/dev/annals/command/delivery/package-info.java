/** Decides about messages to people: whether, by which route and when they are sent, and what became of them. */
@NullMarked
package dev.annals.command.delivery;

import org.jspecify.annotations.NullMarked;
