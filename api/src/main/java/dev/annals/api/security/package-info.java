/** Who may do what. */
@NullMarked
package dev.annals.api.security;

import org.jspecify.annotations.NullMarked;
