/** The write path that every feature shares: decisions about streams, made durable in groups. */
@NullMarked
package dev.annals.command.recording;

import org.jspecify.annotations.NullMarked;
