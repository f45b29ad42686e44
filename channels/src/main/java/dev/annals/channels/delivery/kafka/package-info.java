/** Tells other systems by topics of Kafka. */
@NullMarked
package dev.annals.channels.delivery.kafka;

import org.jspecify.annotations.NullMarked;
