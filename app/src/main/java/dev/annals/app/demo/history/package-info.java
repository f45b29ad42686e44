/** A real purchase history, imported as a store would import its own. */
@NullMarked
package dev.annals.app.demo.history;

import org.jspecify.annotations.NullMarked;
