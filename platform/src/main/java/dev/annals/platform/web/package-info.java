/** What every HTTP endpoint shares: problem documents, positions, cursors. */
@NullMarked
package dev.annals.platform.web;

import org.jspecify.annotations.NullMarked;
