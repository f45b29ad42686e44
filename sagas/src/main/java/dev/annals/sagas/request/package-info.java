/** Carries requests of people out, and watches their deadlines. */
@NullMarked
package dev.annals.sagas.request;

import org.jspecify.annotations.NullMarked;
