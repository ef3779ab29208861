package dev.muster.spi.group;

import java.net.URI;

/**
 * A group.
 *
 * @param id the tool's id or address
 * @param link where a person opens it
 */
public record Group(String id, URI link) {}
