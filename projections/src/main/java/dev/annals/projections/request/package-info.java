/** The list of requests of people. */
@NullMarked
package dev.annals.projections.request;

import org.jspecify.annotations.NullMarked;
