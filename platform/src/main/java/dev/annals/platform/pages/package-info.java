/** Pages of HTML for people who follow a link, in their language, without scripts and without a login. */
@NullMarked
package dev.annals.platform.pages;

import org.jspecify.annotations.NullMarked;
