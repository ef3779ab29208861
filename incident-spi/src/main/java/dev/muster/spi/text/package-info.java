/**
 * Rich text as a typed tree. Text from people can only be {@linkplain dev.muster.spi.text.Inline.Plain plain}, so nothing that a responder types
 * can mention, broadcast or inject markup, whatever tool renders it.
 */
@NullMarked
package dev.muster.spi.text;

import org.jspecify.annotations.NullMarked;
