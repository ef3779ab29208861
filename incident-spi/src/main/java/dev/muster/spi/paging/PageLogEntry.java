package dev.muster.spi.paging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a page's own log.
 *
 * @param id the tool's id of the entry, by which it is merged once
 * @param at when it happened
 * @param who the person concerned, or null
 * @param text what happened
 */
public record PageLogEntry(String id, Instant at, @Nullable String who, String text) {}
