/** The duties a process has, and how a room says which of them it belongs to. */
@NullMarked
package dev.annals.platform.roles;

import org.jspecify.annotations.NullMarked;
