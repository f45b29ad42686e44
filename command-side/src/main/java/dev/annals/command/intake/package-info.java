/** The HTTP endpoints that sources send to: the Segment API, its pixel and settings, the native form, CloudEvents. */
@NullMarked
package dev.annals.command.intake;

import org.jspecify.annotations.NullMarked;
