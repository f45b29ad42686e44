/** Names under which people are known to those who receive data about them, and to nobody else. */
@NullMarked
package dev.annals.query.identity.pseudonym;

import org.jspecify.annotations.NullMarked;
