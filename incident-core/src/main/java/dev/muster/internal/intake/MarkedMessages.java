package dev.muster.internal.intake;

import dev.muster.internal.engine.Desk;
import dev.muster.internal.engine.Tools;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Note;
import dev.muster.spi.Provider;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.conversation.MarkedMessage;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.store.SummaryQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the timeline equal to the messages that people marked. Which messages are marked is read from the channel each time, so that several marks, marks
 * taken away, edits and deletions all come out right whatever was missed.
 */
public final class MarkedMessages {

    private static final Duration CALL = Duration.ofSeconds(10);

    private final Desk desk;
    private final Tools tools;

    /** Marked messages for a desk. */
    public MarkedMessages(Desk desk, Tools tools) {
        this.desk = desk;
        this.tools = tools;
    }

    void marked(String provider, Meaning.MessageMarked news, Instant now) {
        if (!desk.playbook().timelineMarks().contains(news.mark())) {
            return;
        }
        String reference =
                Desk.reference("conversation", provider, news.message().conversation());
        desk.store()
                .query(SummaryQuery.byReference(reference))
                .forEach(summary -> sync(desk.load(summary.stream()).orElseThrow(), now));
    }

    /** Brings the timeline of an incident in line with the marked messages of its channel. */
    public IncidentState sync(IncidentState state, Instant now) {
        var resource = state.reach().resource(dev.muster.lifecycle.ResourceKind.CONVERSATION);
        Optional<Conversations> chat =
                resource.flatMap(r -> tools.named(r.provider())).flatMap(Provider::conversations);
        if (chat.isEmpty()) {
            return state;
        }
        RequestKey key = RequestKey.of(state.id() + "/marked");
        List<MarkedMessage> marked = chat.get()
                .marked(resource.get().id(), desk.playbook().timelineMarks(), CallContext.of(key, now.plus(CALL)));
        List<Command> commands = new ArrayList<>();
        Set<String> present = new HashSet<>();
        for (MarkedMessage message : marked) {
            String id = "message:" + message.ref().id();
            present.add(id);
            String author = new Who(tools)
                    .is(
                            resource.get().provider(),
                            message.author(),
                            desk.typeOf(state).policy().knowledge(),
                            now);
            commands.add(new Command.TakeNote(
                    id,
                    Note.Kind.TIMELINE,
                    message.text(),
                    author,
                    message.at(),
                    message.permalink().toString()));
        }
        state.work().notes().values().stream()
                .filter(note -> note.id().startsWith("message:") && !present.contains(note.id()))
                .forEach(note -> commands.add(new Command.RemoveNote(note.id())));
        Circumstances at = Circumstances.at(now, Actor.tool(resource.get().provider()));
        return desk.tell(state.id(), commands, at, Map.of()).orElse(state);
    }
}
