/** Sends short messages by a provider that speaks as Twilio does. */
@NullMarked
package dev.annals.channels.delivery.sms;

import org.jspecify.annotations.NullMarked;
