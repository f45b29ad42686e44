/** The code of the recipes in docs/, so that it compiles and does what they say. */
@NullMarked
package dev.annals.recipes;

import org.jspecify.annotations.NullMarked;
