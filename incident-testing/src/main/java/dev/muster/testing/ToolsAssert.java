package dev.muster.testing;

import dev.muster.Incident;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.provider.inmemory.Call;
import dev.muster.provider.inmemory.ChatChannel;
import dev.muster.provider.inmemory.PagedIncident;
import dev.muster.provider.inmemory.TrackedTicket;
import dev.muster.spi.Capability;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.RequestKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assertions about tools: pick what they are about, then say what is expected of it. A failed one prints the time, what is due and every call. */
public final class ToolsAssert extends ExplainedAssert<ToolsAssert, Tools> {

    ToolsAssert(Tools actual) {
        super(actual, ToolsAssert.class, actual.diagnostics());
    }

    /** The incident's channel. */
    public ConversationAssert conversationOf(Incident incident) {
        Incident now = incident.refresh();
        Resource resource = now.resource(ResourceKind.CONVERSATION).orElse(null);
        @Nullable ChatChannel channel = resource == null
                ? null
                : actual.named(resource.provider())
                        .chat()
                        .channel(resource.id())
                        .orElse(null);
        return new ConversationAssert(channel, now, actual);
    }

    /** The incident's ticket. */
    public TicketAssert ticketOf(Incident incident) {
        Incident now = incident.refresh();
        Resource resource = now.resource(ResourceKind.TICKET).orElse(null);
        @Nullable TrackedTicket ticket = resource == null
                ? null
                : actual.named(resource.provider())
                        .ticketTool()
                        .ticket(resource.id())
                        .orElse(null);
        return new TicketAssert(ticket, now, diagnostics());
    }

    /** All pages that were made for the incident, oldest first. */
    public PagesAssert pagesOf(Incident incident) {
        List<PagedIncident> pages = actual.all().stream()
                .filter(tool -> tool.capabilities().contains(Capability.PAGING))
                .flatMap(tool -> tool.pager().pages().stream())
                .filter(page -> belongs(page.key(), incident))
                .toList();
        return new PagesAssert(pages, incident, diagnostics());
    }

    /** What one person was told, in whatever way. */
    public PersonAssert person(String id) {
        return new PersonAssert(id, actual);
    }

    /** The calls of an operation. */
    public CallsAssert callsTo(Operation operation) {
        return new CallsAssert(actual.calls().of(operation), operation.name(), diagnostics());
    }

    /** The calls of this name, such as {@code conversations.open}, or of all that begin with a capability's, such as {@code conversations}. */
    public CallsAssert callsTo(String name) {
        List<Call> calls = actual.calls()
                .where(call -> call.name().equals(name) || call.name().startsWith(name + "."));
        return new CallsAssert(calls, name, diagnostics());
    }

    /** No tool has anything twice that was asked for once. */
    public ToolsAssert haveNothingTwice() {
        List<String> doubled = actual.doubled();
        return expect(doubled.isEmpty(), "Expecting nothing twice, but there is " + doubled + ".");
    }

    /** No call failed. */
    public ToolsAssert refusedNothing() {
        List<Call> failed = actual.calls().where(Call::failed);
        return expect(failed.isEmpty(), "Expecting no failed call, but " + failed.size() + " failed.");
    }

    static boolean belongs(@Nullable RequestKey key, Incident incident) {
        return key != null && key.value().startsWith(incident.id() + "/");
    }
}
