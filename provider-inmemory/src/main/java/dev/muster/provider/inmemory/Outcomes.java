package dev.muster.provider.inmemory;

import dev.muster.spi.conversation.Conversation;
import dev.muster.spi.conversation.Invitations;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.document.DocumentRef;
import dev.muster.spi.group.Group;
import dev.muster.spi.meeting.Meeting;
import dev.muster.spi.paging.Page;
import dev.muster.spi.status.StatusRef;
import dev.muster.spi.ticket.Ticket;
import java.util.Collection;
import java.util.Optional;

/** Answers as the call log shows them. */
final class Outcomes {

    private Outcomes() {}

    static String text(Object answer) {
        if (answer instanceof Optional<?> optional) {
            return optional.isPresent() ? text(optional.get()) : "nothing";
        }
        if (answer instanceof Collection<?> several) {
            return several.size() + " found";
        }
        if (answer instanceof Invitations invitations) {
            return invitations.present().size() + " present"
                    + (invitations.refused().isEmpty() ? "" : ", refused " + invitations.refused());
        }
        return answer instanceof Tool.Done ? "ok" : id(answer);
    }

    private static String id(Object answer) {
        if (answer instanceof MessageRef message) {
            return message.id();
        }
        if (answer instanceof Conversation conversation) {
            return conversation.id();
        }
        if (answer instanceof Ticket ticket) {
            return ticket.key();
        }
        if (answer instanceof Page page) {
            return page.id();
        }
        if (answer instanceof DocumentRef document) {
            return document.id();
        }
        if (answer instanceof Meeting meeting) {
            return meeting.id();
        }
        if (answer instanceof Group group) {
            return group.id();
        }
        if (answer instanceof StatusRef status) {
            return status.id();
        }
        return String.valueOf(answer);
    }
}
