/** {@code annals.backbone=axon-server}: the log and the commands of many processes by way of Axon Server. */
@NullMarked
package dev.annals.axonserver.distributed;

import org.jspecify.annotations.NullMarked;
