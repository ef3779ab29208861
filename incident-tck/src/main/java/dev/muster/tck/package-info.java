/** The conformance kit for providers and stores. */
@NullMarked
package dev.muster.tck;

import org.jspecify.annotations.NullMarked;
