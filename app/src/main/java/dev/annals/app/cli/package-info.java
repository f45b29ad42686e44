/** The command line: every verb, how it finds its installation, and how it says what became of it. */
@NullMarked
package dev.annals.app.cli;

import org.jspecify.annotations.NullMarked;
