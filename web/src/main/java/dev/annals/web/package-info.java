/** The console: static ES modules that talk to the same REST API as everyone. */
@NullMarked
package dev.annals.web;

import org.jspecify.annotations.NullMarked;
