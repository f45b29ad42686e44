/** How identifiers are normalised and ranked: the same everywhere, or two nodes would see two people. */
@NullMarked
package dev.annals.platform.identity;

import org.jspecify.annotations.NullMarked;
