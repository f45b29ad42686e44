/** Publishing the definitions of computed traits. */
@NullMarked
package dev.annals.command.trait;

import org.jspecify.annotations.NullMarked;
