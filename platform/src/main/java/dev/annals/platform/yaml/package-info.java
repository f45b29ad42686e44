/** Configuration as code: reads YAML and JSON so that whatever is wrong is named with its file, line and column. */
@NullMarked
package dev.annals.platform.yaml;

import org.jspecify.annotations.NullMarked;
