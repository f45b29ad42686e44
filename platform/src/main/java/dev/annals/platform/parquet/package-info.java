/** Tables as Apache Parquet files, for warehouses and notebooks. */
@NullMarked
package dev.annals.platform.parquet;

import org.jspecify.annotations.NullMarked;
