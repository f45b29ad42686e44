/** Tells pages of a site who is there and what to show them; messages wait for people to come. */
@NullMarked
package dev.annals.channels.delivery.onsite;

import org.jspecify.annotations.NullMarked;
