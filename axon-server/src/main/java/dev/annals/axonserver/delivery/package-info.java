/** Where connectors to providers are kept. */
@NullMarked
package dev.annals.axonserver.delivery;

import org.jspecify.annotations.NullMarked;
