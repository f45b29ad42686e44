/** Requests of people about their data: taken, decided, recorded. */
@NullMarked
package dev.annals.command.request;

import org.jspecify.annotations.NullMarked;
