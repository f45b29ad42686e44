/** How HTTP is spoken: limits on what a connection may take, and an answer that explains itself whatever goes wrong. */
@NullMarked
package dev.annals.app.http;

import org.jspecify.annotations.NullMarked;
