/** What a provider implements and what the engine tells it. */
@NullMarked
package dev.muster.spi;

import org.jspecify.annotations.NullMarked;
