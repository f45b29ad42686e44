/** The port through which read models are kept: whole documents under ordered keys. */
@NullMarked
package dev.annals.platform.documents;

import org.jspecify.annotations.NullMarked;
