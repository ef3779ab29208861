package dev.muster.spi.store;

/**
 * An event as it was appended.
 *
 * @param stream the incident's id
 * @param sequence its place in the stream: 1, 2, 3 … without gaps
 * @param event what was appended
 */
public record StoredEvent(String stream, long sequence, NewEvent event) {}
