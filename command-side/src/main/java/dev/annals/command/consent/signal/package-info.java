/** What browsers, devices and consent banners say by themselves: decoded, and told by purpose. */
@NullMarked
package dev.annals.command.consent.signal;

import org.jspecify.annotations.NullMarked;
