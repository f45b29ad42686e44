/** Requests of people, as the desk sees them. */
@NullMarked
package dev.annals.query.request;

import org.jspecify.annotations.NullMarked;
