/** How long it takes from a declaration until people are paged and everything is ready, beside a replay of another program's calls. */
@NullMarked
package dev.muster.benchmarks.declare;

import org.jspecify.annotations.NullMarked;
