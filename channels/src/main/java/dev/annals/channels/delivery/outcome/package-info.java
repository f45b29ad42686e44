/** What providers say of messages that they were handed: signed calls, and mails that came back. */
@NullMarked
package dev.annals.channels.delivery.outcome;

import org.jspecify.annotations.NullMarked;
