package dev.muster.spi.status;

import java.net.URI;

/**
 * A published entry.
 *
 * @param id the tool's id
 * @param link where a person reads it
 */
public record StatusRef(String id, URI link) {}
