/** Documents, folders and sheets. */
@NullMarked
package dev.muster.spi.document;

import org.jspecify.annotations.NullMarked;
