/** Recording who reads personal data. */
@NullMarked
package dev.annals.command.access;

import org.jspecify.annotations.NullMarked;
