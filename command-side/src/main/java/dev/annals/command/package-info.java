/** HTTP intake to command to aggregate to event. */
@NullMarked
package dev.annals.command;

import org.jspecify.annotations.NullMarked;
