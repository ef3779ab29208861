/** Conversations: the channels or rooms in which an incident is worked on. */
@NullMarked
package dev.muster.spi.conversation;

import org.jspecify.annotations.NullMarked;
