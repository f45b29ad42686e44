/** The one way out of the house by HTTP: addresses are checked, pinned and limited, whoever gave them. */
@NullMarked
package dev.annals.channels.web;

import org.jspecify.annotations.NullMarked;
