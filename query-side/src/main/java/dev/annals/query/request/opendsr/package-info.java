/** What controllers ask by OpenDSR 2.0: what is supported, and how far their requests are. */
@NullMarked
package dev.annals.query.request.opendsr;

import org.jspecify.annotations.NullMarked;
