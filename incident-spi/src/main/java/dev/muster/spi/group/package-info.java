/** Groups: mailing lists and user groups whose membership follows an incident. */
@NullMarked
package dev.muster.spi.group;

import org.jspecify.annotations.NullMarked;
