/** Measures how well people are recognised, on files that tell who is who. */
@NullMarked
package dev.annals.app.identity;

import org.jspecify.annotations.NullMarked;
