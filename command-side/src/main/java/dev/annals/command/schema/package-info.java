/** Publishing the tracking plan. */
@NullMarked
package dev.annals.command.schema;

import org.jspecify.annotations.NullMarked;
