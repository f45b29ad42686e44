/** Puts tags on people, and takes them off. */
@NullMarked
package dev.annals.command.tag;

import org.jspecify.annotations.NullMarked;
