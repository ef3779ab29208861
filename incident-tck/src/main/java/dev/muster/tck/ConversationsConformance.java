package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unsupported;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.conversation.Conversation;
import dev.muster.spi.conversation.ConversationDraft;
import dev.muster.spi.conversation.Invitations;
import dev.muster.spi.conversation.NameRules;
import dev.muster.spi.people.Person;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a chat tool promises: of its conversations here, of the messages in them by inheritance. */
public abstract class ConversationsConformance extends MessagesConformance {

    /** For subclasses. */
    protected ConversationsConformance() {}

    @Test
    @DisplayName("CONV-1 opens a conversation and answers with a link")
    void opens_a_conversation() {
        int before = tool().openConversations();
        ConversationDraft draft = draft();
        Conversation opened = conversations().open(draft, call());
        assertThat(tool().openConversations()).isEqualTo(before + 1);
        assertThat(opened.id()).isNotBlank();
        assertThat(opened.link().isAbsolute())
                .as("whether the link can be opened")
                .isTrue();
        assertThat(opened.name()).isEqualTo(draft.name());
        assertThat(opened.archived()).isFalse();
        assertThat(tool().topic(opened.id())).contains(draft.topic());
        assertThat(tool().purpose(opened.id())).contains(draft.purpose());
        assertThat(conversations().get(opened.id(), call())).contains(opened);
    }

    @Test
    @DisplayName("CONV-2 makes of one key sent twice as many conversations as it declares")
    void opens_as_declared() {
        int before = tool().openConversations();
        RequestKey key = key();
        ConversationDraft draft = draft();
        Conversation first = conversations().open(draft, call(key));
        Conversation second = conversations().open(draft, retry(key));
        int made = tool().openConversations() - before;
        assertThat(made)
                .as("conversations made under %s", safety(Operation.CONVERSATION_OPEN))
                .isIn(copiesUnseen(safety(Operation.CONVERSATION_OPEN)));
        assertThat(second.id().equals(first.id()))
                .as("whether both answers are one conversation")
                .isEqualTo(made == 1);
    }

    @Test
    @DisplayName("CONV-3 has one conversation after an answer was lost and the call was repeated as declared")
    void opens_one_after_a_lost_answer() {
        int before = tool().openConversations();
        RequestKey key = key();
        ConversationDraft draft = draft();
        RepeatSafety safety = safety(Operation.CONVERSATION_OPEN);
        loseAnswer(() -> conversations().open(draft, call(key)));
        assertThat(tool().openConversations()).isEqualTo(before + 1);
        Conversation opened = again(
                safety,
                SETTLE_DELAY,
                () -> conversations().find(key, retry(key)),
                () -> conversations().open(draft, retry(key)));
        assertThat(tool().openConversations()).isEqualTo(before + copies(safety));
        assertThat(conversations().get(opened.id(), call()))
                .map(Conversation::name)
                .hasValueSatisfying(n -> assertThat(n).startsWith(draft.name()));
    }

    @Test
    @DisplayName("CONV-4 finds by key what the key made and nothing else, oldest first")
    void finds_by_key() {
        RequestKey key = key();
        ConversationDraft draft = draft();
        Conversation first = conversations().open(draft, call(key));
        conversations().open(draft(), call());
        Conversation second = conversations().open(draft, retry(key));
        tool().letSearchCatchUp(SETTLE_DELAY);
        List<String> made = new ArrayList<>(List.of(first.id()));
        if (!second.id().equals(first.id())) {
            made.add(second.id());
        }
        if (safety(Operation.CONVERSATION_OPEN).hasHandle()) {
            assertThat(conversations().find(key, call()))
                    .extracting(Conversation::id)
                    .containsExactlyElementsOf(made);
        } else {
            assertThat(conversations().find(key, call()))
                    .as("found without a handle")
                    .isEmpty();
            assertThat(made).as("conversations made without a handle").hasSize(2);
        }
        assertThat(conversations().find(key(), call())).isEmpty();
        assertThat(conversations().get(first.id(), call())).isPresent();
        assertThat(tool().openConversations()).isGreaterThanOrEqualTo(made.size() + 1);
    }

    @Test
    @DisplayName("CONV-5 finds by key what was archived since")
    void finds_what_was_archived() {
        RequestKey key = key();
        Conversation opened = open(key);
        conversations().archive(opened.id(), call());
        tool().letSearchCatchUp(SETTLE_DELAY);
        assertThat(conversations().get(opened.id(), call()))
                .map(Conversation::archived)
                .contains(true);
        if (safety(Operation.CONVERSATION_OPEN).hasHandle()) {
            assertThat(conversations().find(key, call()))
                    .extracting(Conversation::archived)
                    .containsExactly(true);
        } else {
            assertThat(conversations().find(key, call())).isEmpty();
        }
    }

    @Test
    @DisplayName("CONV-6 never adopts a stranger's conversation that has the wanted name")
    void never_adopts_a_strangers() {
        ConversationDraft draft = draft();
        String stranger = tool().openAsStranger(draft.name());
        int before = tool().openConversations();
        String topic = tool().topic(stranger);
        RequestKey key = key();
        Conversation opened = conversations().open(draft, call(key));
        assertThat(opened.id()).isNotEqualTo(stranger);
        assertThat(tool().openConversations()).isEqualTo(before + 1);
        assertThat(tool().topic(stranger)).isEqualTo(topic);
        tool().letSearchCatchUp(SETTLE_DELAY);
        assertThat(conversations().find(key, call()))
                .extracting(Conversation::id)
                .doesNotContain(stranger);
        RepeatSafety safety = safety(Operation.CONVERSATION_OPEN);
        Conversation again = again(
                safety,
                SETTLE_DELAY,
                () -> conversations().find(key, retry(key)),
                () -> conversations().open(draft, retry(key)));
        assertThat(again.id()).isNotEqualTo(stranger);
        assertThat(tool().openConversations()).isEqualTo(before + copies(safety));
    }

    @Test
    @DisplayName("CONV-7 takes every name that its name rules fit")
    void takes_fitted_names() {
        NameRules rules = conversations().naming();
        List<String> wanted = List.of(
                unique("inc") + " Checkout fails for EU customers!",
                unique("inc") + "-" + "x".repeat(500),
                unique("inc") + " \u00c4\u00d6\u00dc \u4e8b\u6545 \ud83d\udd25\ud83d\udd25",
                unique("INC") + "/UPPER/lower.dots_and:colons#hash",
                unique("inc") + " <!channel> & <b>bold</b>");
        for (String name : wanted) {
            String fitted = rules.fit(name);
            assertThat(fitted).isNotBlank().hasSizeLessThanOrEqualTo(rules.maxLength());
            assertThat(rules.fit(fitted)).as("what fits, fitted again").isEqualTo(fitted);
            Conversation opened = conversations().open(new ConversationDraft(fitted, "", ""), call());
            assertThat(conversations().get(opened.id(), call()))
                    .map(Conversation::name)
                    .contains(fitted);
        }
    }

    @Test
    @DisplayName("CONV-8 renames, again and again, and answers the name that the tool took")
    void renames() {
        Conversation opened = open(key());
        String name = draft().name();
        Conversation renamed = conversations().rename(opened.id(), name, call());
        assertThat(renamed.id()).isEqualTo(opened.id());
        assertThat(renamed.name()).isEqualTo(name);
        assertThat(conversations().rename(opened.id(), name, call())).isEqualTo(renamed);
        assertThat(conversations().get(opened.id(), call())).contains(renamed);
    }

    @Test
    @DisplayName("CONV-9 sets topic and purpose, again and again, as plain text")
    void describes() {
        Conversation opened = open(key());
        for (String text : Texts.MARKUP) {
            conversations().describe(opened.id(), text, "for " + text, call());
            conversations().describe(opened.id(), text, "for " + text, call());
            assertThat(tool().topic(opened.id())).isEqualTo(text);
            assertThat(tool().purpose(opened.id())).isEqualTo("for " + text);
        }
    }

    @Test
    @DisplayName("CONV-10 cuts a topic and a purpose that are too long, never inside a character")
    void cuts_descriptions() {
        Conversation opened = open(key());
        String topic = "t" + Texts.ofWidePoints(5_000);
        String purpose = "pp" + Texts.ofWidePoints(5_000);
        conversations().describe(opened.id(), topic, purpose, call());
        for (List<String> pair :
                List.of(List.of(topic, tool().topic(opened.id())), List.of(purpose, tool().purpose(opened.id())))) {
            String shown = pair.get(1).replaceFirst("(\u2026|\\.\\.\\.)$", "");
            assertThat(shown.length()).as("length of what is left").isPositive();
            assertThat(pair.get(0).startsWith(shown))
                    .as("whether what is left is the beginning")
                    .isTrue();
            assertThat(Texts.isWhole(shown))
                    .as("whether no character was cut in two")
                    .isTrue();
        }
    }

    @Test
    @DisplayName("CONV-11 opens what not everybody may see as private, or refuses where the tool cannot")
    void keeps_visibility() {
        assertThat(tool().isPrivate(conversations().open(draft(), call()).id()))
                .as("an open incident's conversation")
                .isFalse();
        int before = tool().openConversations();
        assertThat(before).isPositive();
        for (Visibility visibility : List.of(Visibility.RESTRICTED, Visibility.SECRET)) {
            CallContext call = call().withVisibility(visibility);
            if (tool().hasPrivate()) {
                assertThat(tool().isPrivate(conversations().open(draft(), call).id()))
                        .as("a %s one's", visibility)
                        .isTrue();
            } else {
                assertThatThrownBy(() -> conversations().open(draft(), call)).isInstanceOf(Unsupported.class);
                assertThat(tool().openConversations()).isEqualTo(before);
            }
        }
    }

    @Test
    @DisplayName("CONV-12 invites people and tells who is present, those who were there already among them")
    void invites() {
        Conversation opened = open(key());
        List<Person> people = tool().people(3);
        assertThat(people).hasSize(3);
        Invitations first = conversations().invite(opened.id(), people.subList(0, 2), call());
        assertThat(first.present())
                .containsExactlyInAnyOrder(people.get(0).id(), people.get(1).id());
        Invitations second = conversations().invite(opened.id(), people, call());
        assertThat(second.present())
                .containsExactlyInAnyOrderElementsOf(
                        people.stream().map(Person::id).toList());
        assertThat(second.refused()).isEmpty();
        assertThat(people).allMatch(person -> tool().isMember(opened.id(), person));
    }

    @Test
    @DisplayName("CONV-13 invites the others when one cannot join, and says why that one cannot")
    void invites_the_others() {
        Conversation opened = open(key());
        Person gone = tool().deactivated();
        Person unknown = tool().unknown();
        List<Person> people = tool().people(2);
        Invitations invitations =
                conversations().invite(opened.id(), List.of(people.get(0), gone, unknown, people.get(1)), call());
        assertThat(invitations.present())
                .containsExactlyInAnyOrder(people.get(0).id(), people.get(1).id());
        assertThat(invitations.refused()).containsOnlyKeys(gone.id(), unknown.id());
        assertThat(invitations.refused().values())
                .allSatisfy(reason -> assertThat(reason).isNotBlank());
        assertThat(people).allMatch(person -> tool().isMember(opened.id(), person));
        assertThat(tool().isMember(opened.id(), gone)).isFalse();
    }

    @Test
    @DisplayName("CONV-14 invites a thousand people in one call")
    void invites_a_thousand() {
        Conversation opened = open(key());
        List<Person> people = tool().people(1000);
        assertThat(people).hasSize(1000);
        Invitations invitations = conversations().invite(opened.id(), people, call());
        assertThat(invitations.present())
                .containsExactlyInAnyOrderElementsOf(
                        people.stream().map(Person::id).toList());
        assertThat(tool().isMember(opened.id(), people.get(0))).isTrue();
        assertThat(tool().isMember(opened.id(), people.get(999))).isTrue();
    }

    @Test
    @DisplayName("CONV-15 keeps a bookmark once per link, under its newest title")
    void bookmarks() {
        Conversation opened = open(key());
        URI ticket = URI.create("https://tickets.example/T-1?a=b&c=d");
        URI notes = URI.create("https://notes.example/1");
        conversations().bookmark(opened.id(), "Ticket", ticket, call());
        conversations().bookmark(opened.id(), "Notes", notes, call());
        conversations().bookmark(opened.id(), "Ticket T-1", ticket, call());
        conversations().bookmark(opened.id(), "Ticket T-1", ticket, call());
        assertThat(tool().bookmarks(opened.id())).isEqualTo(Map.of(ticket, "Ticket T-1", notes, "Notes"));
    }

    @Test
    @DisplayName("CONV-16 archives, and what is archived already is a success")
    void archives() {
        int before = tool().openConversations();
        Conversation opened = open(key());
        assertThat(tool().openConversations()).isEqualTo(before + 1);
        conversations().archive(opened.id(), call());
        conversations().archive(opened.id(), call());
        assertThat(tool().openConversations()).isEqualTo(before);
        assertThat(conversations().get(opened.id(), call()))
                .map(Conversation::archived)
                .contains(true);
    }

    @Test
    @DisplayName("CONV-17 takes back from the archive, and what is open already is a success")
    void unarchives() {
        Conversation opened = open(key());
        conversations().archive(opened.id(), call());
        assertThat(conversations().get(opened.id(), call()))
                .map(Conversation::archived)
                .contains(true);
        conversations().unarchive(opened.id(), call());
        conversations().unarchive(opened.id(), call());
        assertThat(conversations().get(opened.id(), call()))
                .map(Conversation::archived)
                .contains(false);
        String text = unique("after the archive");
        post(opened, text);
        assertThat(tool().messages(opened.id(), text)).isEqualTo(1);
    }

    @Test
    @DisplayName("CONV-18 knows nothing of a conversation that was deleted or never was")
    void knows_nothing_of_the_deleted() {
        Conversation opened = open(key());
        Conversation other = open(key());
        tool().delete(opened.id());
        assertThat(conversations().get(opened.id(), call())).isEmpty();
        assertThat(conversations().get(unique("never"), call())).isEmpty();
        assertThat(conversations().get(other.id(), call())).contains(other);
    }

    @Test
    @DisplayName("CONV-19 retracts the superfluous conversation only, and again without harm")
    void retracts() {
        Conversation kept = open(key());
        Conversation superfluous = open(key());
        int before = tool().openConversations();
        conversations().retract(superfluous, call());
        conversations().retract(superfluous, call());
        assertThat(tool().openConversations()).isEqualTo(before - 1);
        assertThat(conversations().get(kept.id(), call())).contains(kept);
        Conversation gone = open(key());
        tool().delete(gone.id());
        conversations().retract(gone, call());
        assertThat(tool().openConversations()).isEqualTo(before - 1);
    }

    @Test
    @DisplayName("CONV-20 says that a refused call was not carried out and when to come back")
    void tells_of_a_refusal() {
        int before = tool().openConversations();
        ConversationDraft draft = draft();
        RequestKey key = key();
        refuse(() -> conversations().open(draft, call(key)));
        assertThat(tool().openConversations()).isEqualTo(before);
        conversations().open(draft, retry(key));
        assertThat(tool().openConversations()).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("CONV-21 declares a repeat safety for each operation")
    void declares_all() {
        assertDeclared(
                conversations().promises(),
                List.of(
                        Operation.CONVERSATION_OPEN,
                        Operation.CONVERSATION_RENAME,
                        Operation.CONVERSATION_DESCRIBE,
                        Operation.CONVERSATION_INVITE,
                        Operation.CONVERSATION_POST,
                        Operation.CONVERSATION_UPDATE,
                        Operation.CONVERSATION_WHISPER,
                        Operation.CONVERSATION_ASK,
                        Operation.CONVERSATION_PIN,
                        Operation.CONVERSATION_BOOKMARK,
                        Operation.CONVERSATION_ARCHIVE,
                        Operation.CONVERSATION_UNARCHIVE));
        Conversation opened = open(key());
        assertThat(conversations().get(opened.id(), call())).contains(opened);
        assertThat(conversations().promises())
                .as("the promises after a call")
                .isEqualTo(conversations().promises());
        assertThat(tool().openConversations()).isPositive();
    }

    @Test
    @DisplayName("CONV-22 marks the conversation of an exercise as one")
    void marks_exercises() {
        int before = tool().openConversations();
        ConversationDraft draft = draft();
        Conversation opened = conversations().open(draft, drill());
        assertThat(tool().openConversations()).isEqualTo(before + 1);
        List<String> shown = List.of(opened.name(), tool().topic(opened.id()), tool().purpose(opened.id()));
        assertThat(shown)
                .as("name, topic and purpose: expected a mark in one")
                .isNotEqualTo(List.of(draft.name(), draft.topic(), draft.purpose()));
    }

    @Test
    @DisplayName(
            "CONV-23 answers the name of a conversation with that one or with nothing, and of no conversation with nothing")
    void looks_up_names() {
        Conversation opened = conversations().open(draft(), call());
        assertThat(conversations().get(opened.id(), call())).contains(opened);
        assertThat(conversations().named(opened.name(), call())).isIn(Optional.empty(), Optional.of(opened));
        assertThat(conversations().named(opened.name() + "-of-nobody", call())).isEmpty();
        conversations().archive(opened.id(), call());
        assertThat(conversations().named(opened.name(), call())).isEmpty();
    }
}
