package dev.muster.scenarios.crash;

import dev.muster.spi.Capability;
import dev.muster.spi.Provider;
import dev.muster.spi.call.Pace;
import dev.muster.spi.config.Finding;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.document.Documents;
import dev.muster.spi.document.Folders;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.mail.Mail;
import dev.muster.spi.meeting.Meetings;
import dev.muster.spi.oncall.OnCall;
import dev.muster.spi.paging.Paging;
import dev.muster.spi.status.StatusPages;
import dev.muster.spi.ticket.Tickets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tools as one process reaches them: each capability behind a wire. */
final class WiredTools implements Provider {

    private static final Set<Capability> OFFERED = EnumSet.of(
            Capability.CONVERSATIONS,
            Capability.TICKETS,
            Capability.PAGING,
            Capability.ON_CALL,
            Capability.DOCUMENTS,
            Capability.FOLDERS,
            Capability.MEETINGS,
            Capability.STATUS_PAGES,
            Capability.MAIL,
            Capability.INBOUND);

    private final Provider tools;
    private final Optional<Conversations> conversations;
    private final Optional<Tickets> tickets;
    private final Optional<Paging> paging;
    private final Optional<OnCall> onCall;
    private final Optional<Documents> documents;
    private final Optional<Folders> folders;
    private final Optional<Meetings> meetings;
    private final Optional<StatusPages> statusPages;
    private final Optional<Mail> mail;
    private final Optional<Inbound> inbound;

    WiredTools(Wire.Watch watch, Provider tools) {
        this.tools = tools;
        this.conversations = tools.conversations().map(target -> Wire.of(watch, Conversations.class, target));
        this.tickets = tools.tickets().map(target -> Wire.of(watch, Tickets.class, target));
        this.paging = tools.paging().map(target -> Wire.of(watch, Paging.class, target));
        this.onCall = tools.onCall().map(target -> Wire.of(watch, OnCall.class, target));
        this.documents = tools.documents().map(target -> Wire.of(watch, Documents.class, target));
        this.folders = tools.folders().map(target -> Wire.of(watch, Folders.class, target));
        this.meetings = tools.meetings().map(target -> Wire.of(watch, Meetings.class, target));
        this.statusPages = tools.statusPages().map(target -> Wire.of(watch, StatusPages.class, target));
        this.mail = tools.mail().map(target -> Wire.of(watch, Mail.class, target));
        this.inbound = tools.inbound().map(target -> Wire.of(watch, Inbound.class, target));
    }

    @Override
    public String name() {
        return tools.name();
    }

    @Override
    public List<Finding> check() {
        return tools.check();
    }

    @Override
    public List<Pace> paces() {
        return tools.paces();
    }

    @Override
    public Set<Capability> capabilities() {
        return OFFERED;
    }

    @Override
    public Optional<Conversations> conversations() {
        return conversations;
    }

    @Override
    public Optional<Tickets> tickets() {
        return tickets;
    }

    @Override
    public Optional<Paging> paging() {
        return paging;
    }

    @Override
    public Optional<OnCall> onCall() {
        return onCall;
    }

    @Override
    public Optional<Documents> documents() {
        return documents;
    }

    @Override
    public Optional<Folders> folders() {
        return folders;
    }

    @Override
    public Optional<Meetings> meetings() {
        return meetings;
    }

    @Override
    public Optional<StatusPages> statusPages() {
        return statusPages;
    }

    @Override
    public Optional<Mail> mail() {
        return mail;
    }

    @Override
    public Optional<Inbound> inbound() {
        return inbound;
    }
}
