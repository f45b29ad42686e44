/** A store to play with: sends its traffic through the public HTTP API, then asks the API and compares. */
@NullMarked
package dev.annals.app.demo;

import org.jspecify.annotations.NullMarked;
