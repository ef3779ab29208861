package dev.muster.internal.words;

import dev.muster.automation.Effect;
import dev.muster.internal.engine.Voice;
import dev.muster.lifecycle.IncidentException;
import dev.muster.lifecycle.IncidentPolicy;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.Recorded;
import dev.muster.lifecycle.Refused;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.playbook.IncidentType;
import dev.muster.playbook.Playbook;
import dev.muster.spi.conversation.Choice;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.document.Section;
import dev.muster.spi.text.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says everything in the playbook's language, with the playbook's words where it brings its own. Immutable and thread-safe. */
public final class PlaybookVoice implements Voice {

    private final Playbook playbook;
    private final Catalogue words;

    /** The voice of a playbook. */
    public PlaybookVoice(Playbook playbook) {
        this.playbook = playbook;
        this.words = Catalogue.of(playbook.locale(), playbook.templates());
    }

    @Override
    public Message card(IncidentState state) {
        return message("card", state, cards(state).card(state));
    }

    @Override
    public Message announcement(IncidentState state) {
        return message("announcement", state, cards(state).announcement(state));
    }

    @Override
    public Message briefing(IncidentState state, String person, String why) {
        return message("briefing", state, cards(state).briefing(state, person, why));
    }

    @Override
    public Message message(IncidentState state, Effect.Words said) {
        Cards cards = cards(state);
        List<Choice> choices = new Offers(words, state).of(said.template(), said.values());
        Message message = new Message(said.template(), cards.message(state, said), choices);
        return RoleRows.areIn(said.template())
                ? new RoleRows(words, policy(state), state, cards.values(state, Map.of(), Reader.MEMBER)::person)
                        .addedTo(message)
                : message;
    }

    @Override
    public Message reply(IncidentState state, Effect.Reply reply) {
        Message said = message(state, reply.words());
        Choice.Confirmation asked = new Offers(words, state).page(reply.words().values());
        List<Choice> choices = new ArrayList<>(said.choices());
        for (Effect.Option option : reply.options()) {
            Choice.Button button = Choice.button(
                    option.id(),
                    option.label(),
                    Choice.Style.valueOf(option.weight().name()));
            choices.add(option.weight() == Effect.Weight.DANGER ? button.confirmed(asked) : button);
        }
        return new Message(said.kind(), said.text(), choices);
    }

    @Override
    public String subject(IncidentState state, Effect.Words said) {
        return cards(state).subject(state, said);
    }

    @Override
    public String topic(IncidentState state, int maxLength) {
        return cards(state).topic(state, maxLength);
    }

    @Override
    public Message pageProgress(IncidentState state) {
        return message("pages.progress", state, cards(state).pageProgress(state));
    }

    @Override
    public String resourceName(Resource resource) {
        boolean isNamed = resource.kind() == ResourceKind.TICKET || resource.kind() == ResourceKind.CONVERSATION;
        return isNamed ? resource.name() : resourceName(resource.kind());
    }

    @Override
    public String resourceName(ResourceKind kind) {
        return words.word("word.resource." + kind.name());
    }

    @Override
    public String pageTitle(IncidentState state) {
        return papers(state).pageTitle(state);
    }

    @Override
    public String pageDetails(IncidentState state, PageRecord page) {
        return papers(state).pageDetails(state, page);
    }

    @Override
    public String ticketSummary(IncidentState state, String purpose, String subject) {
        return papers(state).ticketSummary(state, purpose, subject);
    }

    @Override
    public RichText ticketDescription(IncidentState state, String purpose, String subject) {
        return papers(state).ticketDescription(state, purpose, subject);
    }

    @Override
    public String folderName(IncidentState state) {
        return papers(state).folderName(state);
    }

    @Override
    public String documentTitle(IncidentState state, String purpose) {
        return papers(state).documentTitle(state, purpose);
    }

    @Override
    public List<Section> sections(IncidentState state, List<Recorded> history, String purpose) {
        return papers(state).sections(state, history, purpose);
    }

    @Override
    public String statusTitle(IncidentState state) {
        return papers(state).statusTitle(state);
    }

    /** A refusal for the person who asked: what was found and what to do. */
    public RichText refusal(IncidentException refused) {
        String reason = refused instanceof Refused said ? said.reason() : String.valueOf(refused.getMessage());
        String remedy = refused instanceof Refused said ? said.remedy() : "";
        return free("chat.refused", Map.of("reason", reason, "remedy", remedy));
    }

    /** Words for a person in chat that concern no incident: name, value, name, value … */
    public RichText free(String key, Map<String, String> values) {
        return new RichText(Phrases.blocks(words.template(key), hole -> {
            String value = values.get(hole.name());
            return value == null || value.isBlank() ? List.of() : List.of(new dev.muster.spi.text.Inline.Plain(value));
        }));
    }

    /** A short word of the bundles, such as the label of a choice. */
    public String label(String key) {
        return words.word(key);
    }

    private Message message(String kind, IncidentState state, RichText text) {
        return new Message(kind, text, new Offers(words, state).of(kind, Map.of()));
    }

    private Cards cards(IncidentState state) {
        return new Cards(words, policy(state));
    }

    private Papers papers(IncidentState state) {
        return new Papers(words, policy(state));
    }

    /** The policy of the incident's type; of the default one when the playbook has that type no more. */
    private IncidentPolicy policy(IncidentState state) {
        IncidentType type = playbook.types().get(state.facts().type());
        return type == null ? playbook.defaultIncidentType().policy() : type.policy();
    }
}
