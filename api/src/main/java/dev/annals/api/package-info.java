/** The language every room speaks: commands, events, queries, views and the marks put on them. */
@NullMarked
package dev.annals.api;

import org.jspecify.annotations.NullMarked;
