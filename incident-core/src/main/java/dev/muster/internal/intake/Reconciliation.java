package dev.muster.internal.intake;

import dev.muster.automation.Effect;
import dev.muster.internal.engine.CallRunner;
import dev.muster.internal.engine.Desk;
import dev.muster.internal.engine.EngineSettings;
import dev.muster.internal.engine.Tools;
import dev.muster.internal.engine.Voice;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Note;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.PageRecord.Status;
import dev.muster.lifecycle.Recorded;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.State;
import dev.muster.spi.Provider;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.conversation.Conversation;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.paging.Page;
import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import dev.muster.spi.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the tools how the things of the incidents that go on stand there, and applies what no delivery told: one may be lost, and a tool may be silent for
 * hours and never tell it again (S14). What was found in this way is marked on the timeline, with the time of the tool's last word before. What only waits
 * in the inbox was told: it is applied first.
 *
 * <p>Asked are tickets, pages, channels and the marked messages in them. What people wrote in a channel meanwhile, and who came and went there, no contract
 * tells afterwards.
 */
public final class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final String FOUND = "found-by-asking:";
    private static final int AT_ONCE = 1_000;
    private static final Set<String> GOING_ON = Arrays.stream(State.values())
            .filter(state -> !state.isEnded())
            .map(State::name)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<Class<? extends Effect>> TICKET_WRITES =
            Set.of(Effect.CreateTicket.class, Effect.UpdateTicket.class, Effect.TransitionTicket.class);
    private static final Set<Class<? extends Effect>> CHANNEL_WRITES =
            Set.of(Effect.ArchiveConversation.class, Effect.UnarchiveConversation.class);

    private final Desk desk;
    private final Tools tools;
    private final EngineSettings settings;
    private final CallRunner calls;
    private final Applied applied;
    private final Supplier<? extends Voice> voice;
    private final UnderWay underWay;

    /**
     * What is found goes where deliveries go.
     *
     * @param meanings applies what was found
     * @param inbox holds what was told and is not applied yet
     * @param marks brings the timeline in line with the marked messages
     */
    public record Applied(Supplier<Meanings> meanings, Supplier<Inbox> inbox, MarkedMessages marks) {}

    /** Asks these tools. */
    public Reconciliation(Desk desk, Tools tools, Surroundings around, Applied applied) {
        this.desk = desk;
        this.tools = tools;
        this.settings = around.settings();
        this.calls = around.calls();
        this.voice = around.voice();
        this.applied = applied;
        this.underWay = new UnderWay(desk.store());
    }

    /**
     * What it works in.
     *
     * @param settings how long a call may take
     * @param calls makes calls end in time
     * @param voice says everything
     */
    public record Surroundings(EngineSettings settings, CallRunner calls, Supplier<? extends Voice> voice) {}

    /** Whether a meaning was found in this way, so that its time is when it was asked for. */
    static boolean isFoundByAsking(Meaning meaning) {
        return meaning.identity().startsWith(FOUND);
    }

    /**
     * Asks for all incidents that go on. A tool that cannot be reached is left alone for the rest of the round.
     *
     * @return how many incidents were not as their tools told
     */
    public int round(Instant now) {
        Set<String> unreachable = new HashSet<>();
        int found = 0;
        SummaryQuery query = new SummaryQuery(
                null, null, Set.of(), Set.of(), GOING_ON, null, null, null, null, null, "", null, AT_ONCE);
        List<Summary> page = desk.store().query(query);
        while (!page.isEmpty()) {
            for (Summary summary : page) {
                found += new One(summary.stream(), now, unreachable).isChanged() ? 1 : 0;
            }
            page = page.size() < AT_ONCE
                    ? List.of()
                    : desk.store().query(query.nextAfter(page.get(page.size() - 1).stream()));
        }
        return found;
    }

    /** One incident in one round. */
    private final class One {
        private final String id;
        private final Instant now;
        private final Set<String> unreachable;
        private final Set<String> silent = new TreeSet<>();

        One(String id, Instant now, Set<String> unreachable) {
            this.id = id;
            this.now = now;
            this.unreachable = unreachable;
        }

        boolean isChanged() {
            IncidentState state = desk.load(id).orElseThrow();
            List<Recorded> before = desk.history(id);
            for (Resource resource : newest(state)) {
                if (resource.kind() == ResourceKind.CONVERSATION) {
                    find(resource.provider(), () -> channel(resource));
                    find(resource.provider(), () -> marked(resource));
                } else {
                    find(resource.provider(), () -> ticket(resource));
                }
            }
            Set<String> asked = new HashSet<>();
            for (PageRecord page : state.reach().pages().values()) {
                String provider = page.provider();
                String remote = page.remoteId();
                if (provider != null && remote != null && !page.isOver() && asked.add(provider + '\n' + remote)) {
                    find(provider, () -> page(provider, remote, page));
                }
            }
            silent.forEach(provider -> mark(provider, before));
            return !silent.isEmpty();
        }

        private List<Resource> newest(IncidentState state) {
            List<Resource> all = new ArrayList<>();
            for (ResourceKind kind :
                    List.of(ResourceKind.TICKET, ResourceKind.REVIEW_TICKET, ResourceKind.CONVERSATION)) {
                state.reach().resource(kind).ifPresent(all::add);
            }
            return all;
        }

        private void find(String provider, Runnable asking) {
            if (unreachable.contains(provider)) {
                return;
            }
            try {
                asking.run();
            } catch (Rejected e) {
                LOG.warn("{} does not tell how {} stands there", provider, id, e);
            } catch (ProviderException e) {
                LOG.warn("{} cannot be asked how {} stands there; it is left alone for this round", provider, id, e);
                unreachable.add(provider);
            }
        }

        /** Applies what was found, and remembers a tool that had not told of it; left to the next round while others are applying what it told. */
        private void untold(String provider, Runnable found) {
            if (!applied.inbox().get().emptied(provider, now)) {
                return;
            }
            long before = told(provider);
            found.run();
            if (told(provider) > before) {
                silent.add(provider);
            }
        }

        /** How much of the history is of this tool: people may change the incident in the same moment. */
        private long told(String provider) {
            return desk.history(id).stream()
                    .filter(recorded -> isOf(provider, recorded))
                    .count();
        }

        private static boolean isOf(String provider, Recorded recorded) {
            return recorded.circumstances().by().equals(Actor.tool(provider));
        }

        private void mark(String provider, List<Recorded> before) {
            Instant last = before.stream()
                    .filter(recorded -> isOf(provider, recorded))
                    .map(recorded -> recorded.circumstances().recordedAt())
                    .reduce((earlier, later) -> later)
                    .orElse(before.get(0).circumstances().recordedAt());
            Effect.Words words =
                    Effect.Words.of("reconciled.gap", "tool", provider, "since", last.toString(), "at", now.toString());
            String text = voice.get()
                    .message(desk.load(id).orElseThrow(), words)
                    .text()
                    .plain();
            Command note =
                    new Command.TakeNote(FOUND + provider + ':' + now, Note.Kind.TIMELINE, text, provider, now, null);
            desk.tell(id, List.of(note), Circumstances.at(now, Actor.SYSTEM), Map.of());
        }

        private void ticket(Resource resource) {
            String provider = resource.provider();
            if (underWay.isOurs(id, provider, TICKET_WRITES)) {
                return;
            }
            Optional<Ticket> ticket =
                    asked(provider, tool -> tool.tickets().flatMap(tickets -> tickets.get(resource.id(), context())));
            ticket.ifPresent(found -> apply(
                    provider, new Meaning.TicketChanged(now, identity("ticket", resource.id()), found, provider)));
        }

        private void channel(Resource resource) {
            String provider = resource.provider();
            if (underWay.isOurs(id, provider, CHANNEL_WRITES)) {
                return;
            }
            Optional<Conversation> channel = asked(
                    provider,
                    tool -> tool.conversations().flatMap(conversations -> conversations.get(resource.id(), context())));
            boolean known = desk.load(id).orElseThrow().reach().archivedAt() != null;
            channel.filter(found -> found.archived() != known)
                    .ifPresent(found -> apply(
                            provider,
                            new Meaning.ConversationChanged(
                                    now,
                                    identity("channel", resource.id()),
                                    resource.id(),
                                    found.archived() ? Meaning.Change.ARCHIVED : Meaning.Change.UNARCHIVED,
                                    provider)));
        }

        private void marked(Resource resource) {
            if (!desk.playbook().timelineMarks().isEmpty()) {
                untold(
                        resource.provider(),
                        () -> asked(resource.provider(), tool -> {
                            applied.marks().sync(desk.load(id).orElseThrow(), now);
                            return Optional.empty();
                        }));
            }
        }

        /** A page says itself when it came to stand so: news of then, which may be known already. */
        private void page(String provider, String remote, PageRecord known) {
            Optional<Page> page = asked(provider, tool -> tool.paging().flatMap(pager -> pager.get(remote, context())));
            page.ifPresent(found -> {
                String by = found.acknowledgedBy();
                String what = identity("page", remote);
                if (found.level() > Math.max(1, known.level())
                        && !found.notified().isEmpty()) {
                    String to = found.notified().get(found.notified().size() - 1);
                    apply(
                            provider,
                            new Meaning.PageEscalated(found.changedAt(), what + ":up", remote, found.level(), to));
                }
                if (by != null && known.status() != Status.ACKNOWLEDGED) {
                    apply(provider, new Meaning.PageAcknowledged(found.changedAt(), what + ":taken", remote, by));
                }
                if (found.state() == Page.State.RESOLVED) {
                    apply(
                            provider,
                            new Meaning.PageResolved(
                                    found.changedAt(), what + ":over", remote, by == null ? provider : by));
                }
            });
        }

        private void apply(String provider, Meaning meaning) {
            untold(provider, () -> applied.meanings().get().apply(provider, meaning, now));
        }

        private <T> Optional<T> asked(String provider, Function<Provider, Optional<T>> question) {
            return tools.named(provider)
                    .flatMap(tool -> calls.call(provider, settings.callTimeout(), () -> question.apply(tool)));
        }

        private String identity(String kind, String thing) {
            return FOUND + kind + ':' + thing + ':' + now;
        }

        private CallContext context() {
            return CallContext.of(RequestKey.of(id + "/asked"), now.plus(settings.callTimeout()));
        }
    }
}
