/** What all measurements have in common: figures of rounds, and the machine. */
@NullMarked
package dev.muster.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
