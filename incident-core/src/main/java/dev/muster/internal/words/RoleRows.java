package dev.muster.internal.words;

import dev.muster.lifecycle.IncidentPolicy;
import dev.muster.lifecycle.IncidentState;
import dev.muster.role.Role;
import dev.muster.spi.conversation.Choice;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import dev.muster.spi.text.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The roles of an incident, one a line, with what can be done about each beside it: take it, or hand it over. */
final class RoleRows {

    private final Catalogue words;
    private final IncidentPolicy policy;
    private final IncidentState state;
    private final Function<String, Inline> mention;

    RoleRows(Catalogue words, IncidentPolicy policy, IncidentState state, Function<String, Inline> mention) {
        this.words = words;
        this.policy = policy;
        this.state = state;
        this.mention = mention;
    }

    /** Whether messages made of this template list the roles. */
    static boolean areIn(String template) {
        return template.startsWith("remind.lead-vacant") || template.equals("chat.roles");
    }

    /** The message with the roles at its end. Where one is open, somebody else can be asked. */
    Message addedTo(Message message) {
        RichText text = message.text();
        List<Choice> choices = new ArrayList<>(message.choices());
        boolean stoodOut = false;
        String open = "";
        for (Role role : policy.roles().of(state.facts().severity().tier())) {
            if (role.key().equals(Role.RESPONDER)) {
                continue;
            }
            int row = text.blocks().size();
            Optional<String> holder = state.team().holder(role.key());
            Inline who = holder.map(mention).orElse(new Inline.Plain(words.word("word.open")));
            text = text.with(
                    new Block.Paragraph(List.of(new Inline.Strong(role.name()), new Inline.Plain(" · "), who)));
            choices.add(holder.isPresent() ? handOver(role, row) : take(role, row, stoodOut));
            stoodOut |= holder.isEmpty();
            open = holder.isEmpty() && open.isEmpty() ? role.key() : open;
        }
        if (!open.isEmpty()) {
            choices.add(Choice.people(Choices.id(Choices.ASK, state.id(), open), words.word("choice.ask")));
        }
        return new Message(message.kind(), text, choices);
    }

    private Choice take(Role role, int row, boolean stoodOut) {
        return Choice.button(
                        Choices.id(Choices.TAKE, state.id(), role.key()),
                        words.word("choice.take"),
                        stoodOut ? Choice.Style.PLAIN : Choice.Style.PRIMARY)
                .spoken(words.word("choice.take-spoken").replace("{role}", role.name()))
                .beside(row);
    }

    private Choice handOver(Role role, int row) {
        return Choice.people(Choices.id(Choices.HAND_OVER, state.id(), role.key()), words.word("choice.hand-over"))
                .beside(row);
    }
}
