package dev.muster.testing;

import dev.muster.provider.inmemory.CallLog;
import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.InMemoryAlerts;
import dev.muster.provider.inmemory.InMemoryCalendar;
import dev.muster.provider.inmemory.InMemoryChat;
import dev.muster.provider.inmemory.InMemoryDirectory;
import dev.muster.provider.inmemory.InMemoryFiles;
import dev.muster.provider.inmemory.InMemoryGroups;
import dev.muster.provider.inmemory.InMemoryMailbox;
import dev.muster.provider.inmemory.InMemoryPager;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.provider.inmemory.InMemoryRoster;
import dev.muster.provider.inmemory.InMemoryStatusPage;
import dev.muster.provider.inmemory.InMemoryTickets;
import dev.muster.spi.Capability;
import dev.muster.spi.call.Operation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tools of a test, all in memory: what people did in them can be played, what the engine did can be looked at, and they fail when told to. What
 * happens in them reaches the incidents by itself as soon as the clock runs what is due. Thread-safe.
 *
 * <p>{@link #chat()}, {@link #pager()} and so on answer the tool that offers the capability; where several do, the first by the order in which the test
 * named them. {@link #named} answers each.
 */
public final class Tools {

    private final Map<String, InMemoryProvider> byName;
    private final CallLog calls;
    private Diagnostics diagnostics = Diagnostics.NONE;

    Tools(List<InMemoryProvider> tools, CallLog calls) {
        Map<String, InMemoryProvider> named = new LinkedHashMap<>();
        tools.forEach(tool -> named.put(tool.name(), tool));
        this.byName = Collections.unmodifiableMap(named);
        this.calls = calls;
    }

    /** The tool with this name. */
    public InMemoryProvider named(String name) {
        InMemoryProvider tool = byName.get(name);
        if (tool == null) {
            throw new IllegalArgumentException("there is no tool '" + name + "' in memory: found " + byName.keySet());
        }
        return tool;
    }

    /** All tools, in the order in which they are asked for a capability. */
    public List<InMemoryProvider> all() {
        return List.copyOf(byName.values());
    }

    /** The first tool that offers a capability. */
    public InMemoryProvider offering(Capability capability) {
        return byName.values().stream()
                .filter(tool -> tool.capabilities().contains(capability))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("none of the tools " + byName.keySet() + " offers "
                        + capability + ": add one to the test's builder"));
    }

    /** The chat. */
    public InMemoryChat chat() {
        return offering(Capability.CONVERSATIONS).chat();
    }

    /** The issue tracker. */
    public InMemoryTickets tickets() {
        return offering(Capability.TICKETS).ticketTool();
    }

    /** The pager. */
    public InMemoryPager pager() {
        return offering(Capability.PAGING).pager();
    }

    /** The rosters. */
    public InMemoryRoster roster() {
        return offering(Capability.ON_CALL).roster();
    }

    /** The directory of people and services. */
    public InMemoryDirectory directory() {
        return offering(Capability.PEOPLE).directory();
    }

    /** Documents, folders and sheets. */
    public InMemoryFiles files() {
        return offering(Capability.DOCUMENTS).files();
    }

    /** The calendar. */
    public InMemoryCalendar calendar() {
        return offering(Capability.MEETINGS).calendar();
    }

    /** The groups. */
    public InMemoryGroups groups() {
        return offering(Capability.GROUPS).groupTool();
    }

    /** The status page. */
    public InMemoryStatusPage statusPage() {
        return offering(Capability.STATUS_PAGES).statusPage();
    }

    /** The mail that was sent. */
    public InMemoryMailbox mailbox() {
        return offering(Capability.MAIL).mailbox();
    }

    /** The monitoring tool. */
    public InMemoryAlerts alerts() {
        return offering(Capability.ALERTS).alertSource();
    }

    /** Every call that the tools got, in order, across all of them. */
    public CallLog calls() {
        return calls;
    }

    /** The next call of an operation fails, whichever tool gets it. */
    public Tools failNext(Operation operation, Fault fault) {
        ofOperation(operation).failNext(operation, fault);
        return this;
    }

    /** Every call of an operation fails until it is healed. */
    public Tools failAlways(Operation operation, Fault fault) {
        ofOperation(operation).failAlways(operation, fault);
        return this;
    }

    /** Takes all faults of all tools away. */
    public Tools heal() {
        byName.values().forEach(InMemoryProvider::heal);
        return this;
    }

    /** The keys for which a tool has more than one object now, each with the objects: expected to be empty. */
    public List<String> doubled() {
        return byName.values().stream().flatMap(tool -> tool.doubled().stream()).toList();
    }

    @Override
    public String toString() {
        return "tools " + byName.keySet();
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    void explainedBy(Diagnostics explains) {
        diagnostics = explains;
    }

    private InMemoryProvider ofOperation(Operation operation) {
        return offering(Operations.capability(operation));
    }
}
