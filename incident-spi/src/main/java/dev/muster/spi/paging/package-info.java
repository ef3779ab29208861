/** Paging: waking people up, and what became of it. */
@NullMarked
package dev.muster.spi.paging;

import org.jspecify.annotations.NullMarked;
