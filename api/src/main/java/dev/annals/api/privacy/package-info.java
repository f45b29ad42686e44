/** What people may ask of those who keep data about them, and what was done about it: erasures, legal holds, requests. */
@NullMarked
package dev.annals.api.privacy;

import org.jspecify.annotations.NullMarked;
