/** Who is calling, what a caller may do, and how tokens and write keys are told apart from guesses. */
@NullMarked
package dev.annals.platform.security;

import org.jspecify.annotations.NullMarked;
