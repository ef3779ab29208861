package dev.muster.spi.conversation;

import java.net.URI;

/**
 * A conversation as the tool knows it.
 *
 * @param id the tool's id of it
 * @param name its name now, without a leading {@code #}
 * @param link where a person opens it
 * @param archived whether it is archived
 */
public record Conversation(String id, String name, URI link, boolean archived) {}
