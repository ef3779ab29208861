package dev.muster.provider.inmemory;

import dev.muster.spi.Capability;
import dev.muster.spi.Provider;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Pace;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.Secret;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.document.Documents;
import dev.muster.spi.document.Folders;
import dev.muster.spi.document.Sheets;
import dev.muster.spi.group.Groups;
import dev.muster.spi.inbound.Alerts;
import dev.muster.spi.inbound.Delivery;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every capability as a faithful fake in memory. Each behaves as the real tools do, records every call, can be looked into and moved by the
 * outside world, and fails when a test says so. Thread-safe.
 *
 * <pre>{@code
 * InMemoryProvider tools = InMemoryProvider.create(clock);
 * tools.roster().put("checkout", Person.of("ann@example.com"));
 * tools.failNext(Operation.PAGE, Fault.unavailable());
 * // … declare an incident …
 * tools.chat().people().say("C1", "bob", "looking into it");
 * System.out.println(tools.calls().table());
 * }</pre>
 */
public final class InMemoryProvider implements Provider {

    private final Set<Capability> offered;
    private final List<Pace> paces;
    private final Tool tool;
    private final InMemoryChat chat;
    private final InMemoryTickets tickets;
    private final InMemoryRoster roster;
    private final InMemoryPager pager;
    private final InMemoryDirectory directory;
    private final InMemoryFiles files;
    private final InMemoryCalendar calendar;
    private final InMemoryGroups groups;
    private final InMemoryStatusPage statusPage;
    private final InMemoryMailbox mailbox;
    private final InMemoryAlerts alerts;
    private final InMemoryInbound inbound;
    private final InMemoryIncidentStore store;

    private InMemoryProvider(Builder chosen) {
        this.offered = Collections.unmodifiableSet(EnumSet.copyOf(chosen.offered));
        this.paces = List.copyOf(chosen.paces);
        this.tool = new Tool(chosen);
        this.chat = new InMemoryChat(tool);
        this.tickets = new InMemoryTickets(tool);
        this.roster = new InMemoryRoster(tool);
        this.pager = new InMemoryPager(tool, roster);
        this.directory = new InMemoryDirectory(tool);
        this.files = new InMemoryFiles(tool);
        this.calendar = new InMemoryCalendar(tool);
        this.groups = new InMemoryGroups(tool);
        this.statusPage = new InMemoryStatusPage(tool);
        this.mailbox = new InMemoryMailbox(tool);
        this.alerts = new InMemoryAlerts(tool);
        this.inbound = new InMemoryInbound(tool, alerts);
        this.store = new InMemoryIncidentStore(chosen.clock);
    }

    /** Every capability, the store included, on the system's clock. */
    public static InMemoryProvider create() {
        return builder().build();
    }

    /** Every capability, the store included, on {@code clock}. */
    public static InMemoryProvider create(InstantSource clock) {
        return builder().clock(clock).build();
    }

    /** A provider of one's own choice. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String name() {
        return tool.name();
    }

    @Override
    public String version() {
        return "in memory";
    }

    @Override
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        Fault down = tool.faults().down();
        if (down != null) {
            findings.add(Finding.error(name(), "is down: " + down, "heal it: a test made it so"));
        }
        tool.faults()
                .lasting()
                .forEach((call, fault) -> findings.add(
                        Finding.error(name() + "." + call, "always fails: " + fault, "heal it: a test made it so")));
        if (findings.isEmpty()) {
            findings.add(Finding.info(name(), "keeps everything in memory; nothing outlives the process"));
        }
        return List.copyOf(findings);
    }

    @Override
    public List<Pace> paces() {
        return paces;
    }

    @Override
    public Optional<Conversations> conversations() {
        return offer(Capability.CONVERSATIONS, chat);
    }

    @Override
    public Optional<Tickets> tickets() {
        return offer(Capability.TICKETS, tickets);
    }

    @Override
    public Optional<Paging> paging() {
        return offer(Capability.PAGING, pager);
    }

    @Override
    public Optional<OnCall> onCall() {
        return offer(Capability.ON_CALL, roster);
    }

    @Override
    public Optional<ServiceDirectory> serviceDirectory() {
        return offer(Capability.SERVICE_DIRECTORY, directory);
    }

    @Override
    public Optional<People> people() {
        return offer(Capability.PEOPLE, directory);
    }

    @Override
    public Optional<Documents> documents() {
        return offer(Capability.DOCUMENTS, files.documents());
    }

    @Override
    public Optional<Folders> folders() {
        return offer(Capability.FOLDERS, files.folders());
    }

    @Override
    public Optional<Sheets> sheets() {
        return offer(Capability.SHEETS, files.sheets());
    }

    @Override
    public Optional<Meetings> meetings() {
        return offer(Capability.MEETINGS, calendar);
    }

    @Override
    public Optional<Groups> groups() {
        return offer(Capability.GROUPS, groups);
    }

    @Override
    public Optional<StatusPages> statusPages() {
        return offer(Capability.STATUS_PAGES, statusPage);
    }

    @Override
    public Optional<Mail> mail() {
        return offer(Capability.MAIL, mailbox);
    }

    @Override
    public Optional<Alerts> alerts() {
        return offer(Capability.ALERTS, alerts);
    }

    @Override
    public Optional<Inbound> inbound() {
        return offer(Capability.INBOUND, inbound);
    }

    @Override
    public Optional<IncidentStore> incidentStore() {
        return offer(Capability.INCIDENT_STORE, store);
    }

    /** The chat. */
    public InMemoryChat chat() {
        return chat;
    }

    /** The issue tracker. */
    public InMemoryTickets ticketTool() {
        return tickets;
    }

    /** The pager. */
    public InMemoryPager pager() {
        return pager;
    }

    /** The rosters, which the pager looks at too. */
    public InMemoryRoster roster() {
        return roster;
    }

    /** The catalogue of services and the directory of people. */
    public InMemoryDirectory directory() {
        return directory;
    }

    /** Documents, folders and sheets. */
    public InMemoryFiles files() {
        return files;
    }

    /** The calendar. */
    public InMemoryCalendar calendar() {
        return calendar;
    }

    /** The groups. */
    public InMemoryGroups groupTool() {
        return groups;
    }

    /** The status page. */
    public InMemoryStatusPage statusPage() {
        return statusPage;
    }

    /** The mail that was sent. */
    public InMemoryMailbox mailbox() {
        return mailbox;
    }

    /** The monitoring tool. */
    public InMemoryAlerts alertSource() {
        return alerts;
    }

    /** The store, offered or not. */
    public InMemoryIncidentStore store() {
        return store;
    }

    /** Every call of the contracts, in order; the store's are not recorded. */
    public CallLog calls() {
        return tool.log();
    }

    /** The keys for which a tool has more than one object now, each with the objects: what a crash test expects to be empty. */
    public List<String> doubled() {
        return tool.doubled();
    }

    /** The next call of {@code operation} fails. */
    public InMemoryProvider failNext(Operation operation, Fault fault) {
        return failNext(operation, fault, 1);
    }

    /** The next {@code times} calls of {@code operation} fail. */
    public InMemoryProvider failNext(Operation operation, Fault fault, int times) {
        tool.faults().failNext(operation, fault, times);
        return this;
    }

    /** The next call of this name fails, such as {@code conversations.marked}: for reads, which are no operations. */
    public InMemoryProvider failNext(String call, Fault fault) {
        tool.faults().failNext(call, fault);
        return this;
    }

    /** The next call of whatever kind fails, be it a read or a change. */
    public InMemoryProvider failNextCall(Fault fault) {
        tool.faults().failNextCall(fault);
        return this;
    }

    /** The next call that changes something fails, whatever it is. */
    public InMemoryProvider failNextChange(Fault fault) {
        tool.faults().failNextChange(fault);
        return this;
    }

    /** Every call of {@code operation} fails until it is healed. */
    public InMemoryProvider failAlways(Operation operation, Fault fault) {
        tool.faults().failAlways(operation, fault);
        return this;
    }

    /** Every call of this name fails until all is healed. */
    public InMemoryProvider failAlways(String call, Fault fault) {
        tool.faults().failAlways(call, fault);
        return this;
    }

    /** Every call of this tool fails, reads included, until it is healed. */
    public InMemoryProvider down(Fault fault) {
        tool.faults().down(fault);
        return this;
    }

    /** Takes all faults of an operation away. */
    public InMemoryProvider heal(Operation operation) {
        tool.faults().heal(operation);
        return this;
    }

    /** Takes all faults away. */
    public InMemoryProvider heal() {
        tool.faults().heal();
        return this;
    }

    /** What the tool's webhooks would have sent since the last time, oldest first; empty while somebody {@linkplain #onDelivery listens}. */
    public List<Delivery> drainDeliveries() {
        return tool.outbox().drain();
    }

    /** Hands every delivery to {@code listener} at once instead of keeping it; null keeps them again. */
    public InMemoryProvider onDelivery(@Nullable Consumer<Delivery> listener) {
        tool.outbox().listen(listener);
        return this;
    }

    /** While deliveries are muted, what people do is told to nobody: webhooks are lost. */
    public InMemoryProvider muteDeliveries(boolean muted) {
        tool.outbox().mute(muted);
        return this;
    }

    /** The same content under another delivery id, as a tool sends that forgot that it had sent it. */
    public Delivery resentAsNew(Delivery delivery) {
        return tool.outbox().again(delivery);
    }

    /** The signature that the way in expects of these bytes, for a delivery that a test makes itself. */
    public String sign(byte[] body) {
        return tool.outbox().sign(body);
    }

    @Override
    public Set<Capability> capabilities() {
        return offered;
    }

    private <T> Optional<T> offer(Capability capability, T fake) {
        return offered.contains(capability) ? Optional.of(fake) : Optional.empty();
    }

    /**
     * Chooses what a provider is. Not thread-safe. Defaults:
     *
     * <ul>
     *   <li>name {@code inmemory}
     *   <li>the system's clock
     *   <li>every capability, the store included
     *   <li>each operation as safe to repeat as the real tools make it
     *   <li>a ticket search that lags 30 seconds behind
     *   <li>no paces
     *   <li>a call log and a webhook secret of its own
     * </ul>
     */
    public static final class Builder {

        private final Map<Operation, RepeatSafety> safeties = new EnumMap<>(Operation.class);
        private final List<Pace> paces = new ArrayList<>(0);
        private Set<Capability> offered = EnumSet.allOf(Capability.class);
        private String name = InMemoryProviderFactory.NAME;
        private InstantSource clock = InstantSource.system();
        private Duration searchLag = Duration.ofSeconds(30);
        private @Nullable CallLog log;
        private @Nullable Secret secret;

        private Builder() {}

        /** The tool's name: lower case letters, digits and {@code -}. Several tools in one host have several names. */
        public Builder name(String chosen) {
            if (!chosen.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?")) {
                throw new IllegalArgumentException(
                        "name is '" + chosen + "': expected lower case letters, digits and - between them");
            }
            name = chosen;
            return this;
        }

        /** The clock that all fakes go by. */
        public Builder clock(InstantSource chosen) {
            clock = Objects.requireNonNull(chosen, "clock");
            return this;
        }

        /** Offers these capabilities and no others. */
        public Builder offering(Capability first, Capability... others) {
            offered = EnumSet.of(first, others);
            return this;
        }

        /** Leaves these capabilities out. */
        public Builder without(Capability... left) {
            offered.removeAll(List.of(left));
            return this;
        }

        /** Makes an operation exactly as safe to repeat as this: the fake promises it and behaves so. */
        public Builder safety(Operation operation, RepeatSafety safety) {
            safeties.put(operation, Objects.requireNonNull(safety, "safety"));
            return this;
        }

        /** How long a lagging search does not see what was written. */
        public Builder searchLag(Duration lag) {
            if (lag.isNegative()) {
                throw new IllegalArgumentException("lag is " + lag + ": expected zero or more");
            }
            searchLag = lag;
            return this;
        }

        /** A limit that the tool declares. */
        public Builder pace(Pace pace) {
            paces.add(Objects.requireNonNull(pace, "pace"));
            return this;
        }

        /** Records the calls in a log that other providers may use too. */
        public Builder calls(CallLog shared) {
            log = Objects.requireNonNull(shared, "shared");
            return this;
        }

        /** The secret that deliveries are signed with. */
        public Builder secret(Secret chosen) {
            secret = Objects.requireNonNull(chosen, "secret");
            return this;
        }

        /** The provider. */
        public InMemoryProvider build() {
            return new InMemoryProvider(this);
        }

        String name() {
            return name;
        }

        InstantSource clock() {
            return clock;
        }

        Duration searchLag() {
            return searchLag;
        }

        Map<Operation, RepeatSafety> safeties() {
            return safeties.isEmpty() ? Map.of() : new EnumMap<>(safeties);
        }

        CallLog log() {
            return log == null ? new CallLog() : log;
        }

        Secret secret() {
            return secret == null ? Secret.of("the secret of " + name) : secret;
        }
    }
}
