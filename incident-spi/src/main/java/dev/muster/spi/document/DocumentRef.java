package dev.muster.spi.document;

import java.net.URI;

/**
 * A document, folder or sheet.
 *
 * @param id the tool's id
 * @param link where a person opens it
 */
public record DocumentRef(String id, URI link) {}
