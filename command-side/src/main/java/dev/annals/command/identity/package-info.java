/** Which fragments belong to one person, and why. */
@NullMarked
package dev.annals.command.identity;

import org.jspecify.annotations.NullMarked;
