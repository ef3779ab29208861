package dev.muster.internal.engine;

import dev.muster.automation.Effect;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.Recorded;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.document.Section;
import dev.muster.spi.text.RichText;
import java.util.List;

/** Everything the library says, in the language of the playbook. Pure. */
public interface Voice {

    /** The card that is pinned in the channel and kept up to date. */
    Message card(IncidentState state);

    /** The announcement outside the channel, kept up to date. */
    Message announcement(IncidentState state);

    /** The briefing of one person who came. */
    Message briefing(IncidentState state, String person, String why);

    /** Words that an automation wants said. */
    Message message(IncidentState state, Effect.Words words);

    /** An answer with what its reader may press. */
    Message reply(IncidentState state, Effect.Reply reply);

    /** The subject of a mail that says these words. */
    String subject(IncidentState state, Effect.Words words);

    /** How all pages stand, kept up to date. */
    Message pageProgress(IncidentState state);

    /** The channel's topic. */
    String topic(IncidentState state, int maxLength);

    /** What a resource is called. */
    String resourceName(Resource resource);

    /** What a kind of resource is called. */
    String resourceName(ResourceKind kind);

    /** The line that wakes people up. */
    String pageTitle(IncidentState state);

    /** What a page tells beside its title. */
    String pageDetails(IncidentState state, PageRecord page);

    /** A ticket's title. */
    String ticketSummary(IncidentState state, String purpose, String subject);

    /** A ticket's text. */
    RichText ticketDescription(IncidentState state, String purpose, String subject);

    /** The name of folder and bridge. */
    String folderName(IncidentState state);

    /** A document's title. */
    String documentTitle(IncidentState state, String purpose);

    /** A document's generated sections. */
    List<Section> sections(IncidentState state, List<Recorded> history, String purpose);

    /** The title of the status entry. */
    String statusTitle(IncidentState state);
}
