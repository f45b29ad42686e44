/** Requests of people about their data, from their receipt to their answer. */
@NullMarked
package dev.annals.api.request;

import org.jspecify.annotations.NullMarked;
