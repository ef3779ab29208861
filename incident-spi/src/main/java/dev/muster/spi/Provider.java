package dev.muster.spi;

import dev.muster.spi.call.Pace;
import dev.muster.spi.config.Finding;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.document.Documents;
import dev.muster.spi.document.Folders;
import dev.muster.spi.document.Sheets;
import dev.muster.spi.group.Groups;
import dev.muster.spi.inbound.Alerts;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.mail.Mail;
import dev.muster.spi.meeting.Meetings;
import dev.muster.spi.oncall.OnCall;
import dev.muster.spi.paging.Paging;
import dev.muster.spi.people.People;
import dev.muster.spi.service.ServiceDirectory;
import dev.muster.spi.status.StatusPages;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.ticket.Tickets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One tool, connected. Thread-safe. A capability that the tool lacks is an empty answer; the answers do not change while the provider lives.
 */
public interface Provider extends AutoCloseable {

    /** The provider's name, the same as its factory's; two connections to one kind of tool are told apart by the host's own name for them. */
    String name();

    /** The version of the implementation, for reports. */
    default String version() {
        return "unknown";
    }

    /**
     * A live self-test that only reads: names the missing scope, the wrong token, the unknown project before an incident does. Never throws; empty
     * or informative when all is well.
     */
    List<Finding> check();

    /** The limits the tool puts on operations; the engine stays below them. */
    default List<Pace> paces() {
        return List.of();
    }

    /** Channels or rooms. */
    default Optional<Conversations> conversations() {
        return Optional.empty();
    }

    /** An issue tracker. */
    default Optional<Tickets> tickets() {
        return Optional.empty();
    }

    /** A pager. */
    default Optional<Paging> paging() {
        return Optional.empty();
    }

    /** On-call rosters. */
    default Optional<OnCall> onCall() {
        return Optional.empty();
    }

    /** A catalogue of services. */
    default Optional<ServiceDirectory> serviceDirectory() {
        return Optional.empty();
    }

    /** A directory of people. */
    default Optional<People> people() {
        return Optional.empty();
    }

    /** Written documents. */
    default Optional<Documents> documents() {
        return Optional.empty();
    }

    /** Folders for files. */
    default Optional<Folders> folders() {
        return Optional.empty();
    }

    /** Registers in rows. */
    default Optional<Sheets> sheets() {
        return Optional.empty();
    }

    /** A calendar with video. */
    default Optional<Meetings> meetings() {
        return Optional.empty();
    }

    /** Groups of people. */
    default Optional<Groups> groups() {
        return Optional.empty();
    }

    /** A status page. */
    default Optional<StatusPages> statusPages() {
        return Optional.empty();
    }

    /** Mail. */
    default Optional<Mail> mail() {
        return Optional.empty();
    }

    /** A reader of alerts. */
    default Optional<Alerts> alerts() {
        return Optional.empty();
    }

    /** The way in. */
    default Optional<Inbound> inbound() {
        return Optional.empty();
    }

    /** The store. */
    default Optional<IncidentStore> incidentStore() {
        return Optional.empty();
    }

    /** What is offered. */
    default Set<Capability> capabilities() {
        Set<Capability> offered = EnumSet.noneOf(Capability.class);
        add(offered, Capability.CONVERSATIONS, conversations().isPresent());
        add(offered, Capability.TICKETS, tickets().isPresent());
        add(offered, Capability.PAGING, paging().isPresent());
        add(offered, Capability.ON_CALL, onCall().isPresent());
        add(offered, Capability.SERVICE_DIRECTORY, serviceDirectory().isPresent());
        add(offered, Capability.PEOPLE, people().isPresent());
        add(offered, Capability.DOCUMENTS, documents().isPresent());
        add(offered, Capability.FOLDERS, folders().isPresent());
        add(offered, Capability.SHEETS, sheets().isPresent());
        add(offered, Capability.MEETINGS, meetings().isPresent());
        add(offered, Capability.GROUPS, groups().isPresent());
        add(offered, Capability.STATUS_PAGES, statusPages().isPresent());
        add(offered, Capability.MAIL, mail().isPresent());
        add(offered, Capability.ALERTS, alerts().isPresent());
        add(offered, Capability.INBOUND, inbound().isPresent());
        add(offered, Capability.INCIDENT_STORE, incidentStore().isPresent());
        return offered;
    }

    private static void add(Set<Capability> offered, Capability capability, boolean isOffered) {
        if (isOffered) {
            offered.add(capability);
        }
    }

    /** Releases what the provider holds; calling it twice is harmless. Throws nothing checked. */
    @Override
    default void close() {}
}
