package dev.muster.spi.conversation;

import java.net.URI;
import java.time.Instant;

/**
 * A message that somebody marked for the timeline.
 *
 * @param ref where it is
 * @param at when it was written
 * @param author the writer's id in the tool, or the person's id where known
 * @param text its text now, as plain text
 * @param permalink where a person opens it
 */
public record MarkedMessage(MessageRef ref, Instant at, String author, String text, URI permalink) {}
