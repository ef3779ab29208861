/** Commands in chat: what people write, press and send, understood and answered, each once. */
@NullMarked
package dev.muster.internal.chat;

import org.jspecify.annotations.NullMarked;
