/** Reports for those who answer for personal data: counted from the log when they are asked for, so they agree with it. */
@NullMarked
package dev.annals.query.audit.report;

import org.jspecify.annotations.NullMarked;
