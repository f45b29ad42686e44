/** Tells controllers how far the requests are that they sent. */
@NullMarked
package dev.annals.channels.request;

import org.jspecify.annotations.NullMarked;
