/** The measurements behind the figures in the documents. */
@NullMarked
package dev.muster.benchmarks;

import org.jspecify.annotations.NullMarked;
