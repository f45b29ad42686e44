/** Keeps audiences of advertisers in step, by hashes. */
@NullMarked
package dev.annals.channels.delivery.ads;

import org.jspecify.annotations.NullMarked;
