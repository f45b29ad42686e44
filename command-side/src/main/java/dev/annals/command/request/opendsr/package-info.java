/** Requests that controllers send by OpenDSR 2.0. */
@NullMarked
package dev.annals.command.request.opendsr;

import org.jspecify.annotations.NullMarked;
