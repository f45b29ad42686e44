/** Keeps the whole house in order: which room may see which, and what no room may do. Each rule is proven on planted violations. */
@NullMarked
package dev.annals.architecture;

import org.jspecify.annotations.NullMarked;
