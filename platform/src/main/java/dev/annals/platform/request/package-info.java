/** By when laws want requests of people answered: data, and the calendar arithmetic that reads it. */
@NullMarked
package dev.annals.platform.request;

import org.jspecify.annotations.NullMarked;
