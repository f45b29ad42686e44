/** Looking for people by what they are and did. */
@NullMarked
package dev.annals.query.identity.search;

import org.jspecify.annotations.NullMarked;
