/** Proof by search that something personal is written nowhere in clear. */
@NullMarked
package dev.annals.testkit.canary;

import org.jspecify.annotations.NullMarked;
