/** The same people in the shape of the Segment Profile API, for clients that speak it already. */
@NullMarked
package dev.annals.query.web;

import org.jspecify.annotations.NullMarked;
