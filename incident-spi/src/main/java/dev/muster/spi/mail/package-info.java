/** Mail: the fallback of chat. */
@NullMarked
package dev.muster.spi.mail;

import org.jspecify.annotations.NullMarked;
