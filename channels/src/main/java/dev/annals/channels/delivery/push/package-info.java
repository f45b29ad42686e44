/** Sends notifications by Firebase Cloud Messaging. */
@NullMarked
package dev.annals.channels.delivery.push;

import org.jspecify.annotations.NullMarked;
