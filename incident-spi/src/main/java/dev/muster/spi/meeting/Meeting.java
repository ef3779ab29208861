package dev.muster.spi.meeting;

import java.net.URI;

/**
 * A meeting or bridge.
 *
 * @param id the tool's id
 * @param link where a person joins
 */
public record Meeting(String id, URI link) {}
