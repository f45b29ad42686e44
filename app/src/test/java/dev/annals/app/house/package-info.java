/** The whole product, started as its users start it and looked at from the outside. */
@NullMarked
package dev.annals.app.house;

import org.jspecify.annotations.NullMarked;
