/** Tells other systems of messages, signed as Standard Webhooks asks. */
@NullMarked
package dev.annals.channels.delivery.webhook;

import org.jspecify.annotations.NullMarked;
