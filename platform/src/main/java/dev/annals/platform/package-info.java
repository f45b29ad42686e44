/** Machinery any room may use: crypto, sealing, documents, events, roles, web. A closed list. */
@NullMarked
package dev.annals.platform;

import org.jspecify.annotations.NullMarked;
