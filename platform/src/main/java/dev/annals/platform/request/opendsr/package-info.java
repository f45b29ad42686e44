/** OpenDSR 2.0 as every room speaks it: the signature, and what is said of a request. */
@NullMarked
package dev.annals.platform.request.opendsr;

import org.jspecify.annotations.NullMarked;
