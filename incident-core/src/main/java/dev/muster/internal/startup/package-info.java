/** Finding providers and judging a set-up before the first incident does. */
@NullMarked
package dev.muster.internal.startup;

import org.jspecify.annotations.NullMarked;
