/** Sends mails by SMTP. */
@NullMarked
package dev.annals.channels.delivery.email;

import org.jspecify.annotations.NullMarked;
