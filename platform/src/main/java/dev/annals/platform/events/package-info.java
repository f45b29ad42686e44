/** Reading the event log: by stream, backwards, and from a global position on. */
@NullMarked
package dev.annals.platform.events;

import org.jspecify.annotations.NullMarked;
