package dev.muster.automation;

import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.severity.Tier;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is made and done for an incident type.
 *
 * @param resources which things are made at declaration
 * @param conversationName the channel's name: {@code {id}}, {@code {title}}, {@code {type}} and {@code {ticket}} are filled in
 * @param announceIn the channel for announcements, {@code #incidents} or by its id in the tool, or null for none
 * @param announceFrom the least size that is announced
 * @param inviteAlways ids of people who are invited to every channel (all incident commanders), as participants they count only when they join
 * @param pageFallback what is done when a page cannot be delivered, in this order
 * @param externalStatusFrom the least size of an external incident that is published on the status page, or null for never
 * @param disabled names of automations that do not run
 */
public record Plan(
        Set<ResourceKind> resources,
        String conversationName,
        @Nullable String announceIn,
        Tier announceFrom,
        List<String> inviteAlways,
        List<Fallback> pageFallback,
        @Nullable Tier externalStatusFrom,
        Set<String> disabled) {
    /** Copies the collections. */
    public Plan {
        resources = Set.copyOf(resources);
        Objects.requireNonNull(conversationName, "conversationName");
        Objects.requireNonNull(announceFrom, "announceFrom");
        inviteAlways = List.copyOf(inviteAlways);
        pageFallback = List.copyOf(pageFallback);
        disabled = Set.copyOf(disabled);
    }

    /**
     * The name that an incident's channel should have. One that was declared from a ticket is named after it, unless the name has a place for tickets.
     * The title comes last, so that nothing in it is filled in.
     *
     * @param ticket the key of the ticket it was declared from, or null
     */
    public String conversationName(IncidentState state, @Nullable String ticket) {
        String name = ticket != null && !conversationName.contains("{ticket}") ? "{ticket}" : conversationName;
        return name.replace("{ticket}", ticket == null ? "" : ticket)
                .replace("{id}", state.id())
                .replace("{type}", state.facts().type())
                .replace("{title}", state.facts().title());
    }

    /** One way on when a page cannot be delivered. */
    public enum Fallback {
        /** A personal message in chat. */
        CHAT,
        /** A mail. */
        MAIL,
        /** A message to the channel that says whom to telephone, with the number. */
        TELL_THE_ROOM
    }
}
