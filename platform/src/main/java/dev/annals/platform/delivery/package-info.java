/** What decides whether a message is sent, and by which connector: pure, so that a dry run decides as the day itself does. */
@NullMarked
package dev.annals.platform.delivery;

import org.jspecify.annotations.NullMarked;
