/** The tracking plan in force, and whether an interaction keeps to it. */
@NullMarked
package dev.annals.platform.schema;

import org.jspecify.annotations.NullMarked;
