/** People, as tools know them. */
@NullMarked
package dev.muster.spi.people;

import org.jspecify.annotations.NullMarked;
