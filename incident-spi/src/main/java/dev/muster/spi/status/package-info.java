/** Status pages, internal and public. */
@NullMarked
package dev.muster.spi.status;

import org.jspecify.annotations.NullMarked;
