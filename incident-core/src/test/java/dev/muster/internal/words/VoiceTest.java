package dev.muster.internal.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.automation.Effect;
import dev.muster.automation.House;
import dev.muster.automation.Story;
import dev.muster.automation.Templates;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Mitigation;
import dev.muster.lifecycle.Refused;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.role.Role;
import dev.muster.severity.Impact;
import dev.muster.spi.conversation.Choice;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import dev.muster.spi.text.RichText;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VoiceTest {

    private final PlaybookVoice voice = Speech.voice();

    @Test
    void the_card_shows_what_it_is_who_does_what_and_where_to_go() {
        Story story = led();
        story.made(ResourceKind.CONVERSATION);
        story.made(ResourceKind.TICKET);

        Message card = voice.card(story.state());

        assertThat(card.text().blocks().get(0)).isEqualTo(new Block.Heading("INC-1 · MAJOR · Investigating"));
        assertThat(Speech.pieces(card.text()))
                .contains(
                        new Inline.Plain("Checkout fails"), new Inline.Mention("ann", "Ann"), new Inline.Plain("open"))
                .contains(new Inline.Link(URI.create("https://tools.example.com/ticket"), "ticket"));
        assertThat(Speech.facts(card.text()))
                .contains("Incident Commander", "Communications", "Scribe", "Impact", "Affected");
        assertThat(Speech.facts(card.text())).doesNotContain("Responder");
        assertThat(card.choices()).extracting(Choice::id).contains("update:INC-1", "roles:INC-1", "page:INC-1");
        assertThat(card.choices())
                .filteredOn(choice -> choice instanceof Choice.Button button && button.style() == Choice.Style.PRIMARY)
                .hasSize(1);
    }

    @Test
    void a_briefing_tells_why_now_lead_links_update_and_open_tasks() {
        Story story = led();
        story.made(ResourceKind.CONVERSATION);
        story.when(new Command.PostUpdate("rollback runs", null));
        story.when(new Command.AddTask("check the cache", "bob", null));
        story.when(new Command.AddTask("old one", "bob", null));
        story.when(new Command.CompleteTask("T-2", "bob"));

        String briefing = voice.briefing(story.state(), "cid", "you are on call for checkout")
                .text()
                .plain();

        assertThat(briefing)
                .startsWith("Cid, you are here because: you are on call for checkout")
                .contains("MAJOR, Investigating", "Ann", "Checkout fails", "rollback runs", "conversation")
                .contains("T-1 check the cache · Bob")
                .doesNotContain("old one")
                .endsWith("Only you can see this.");
    }

    @Test
    @Tag("L-104")
    void an_initial_notice_tells_what_is_known_and_leaves_the_rest_out() {
        Story story = Speech.story();
        story.declare(Declaration.of("Checkout fails").withImpact(Impact.UNKNOWN.share(0.4)));
        Effect.Words notice = Effect.Words.of(Templates.NOTICE_INITIAL, "notice", "major", "readers", "all");

        RichText text = voice.message(story.state(), notice).text();

        assertThat(text.plain())
                .contains("MAJOR incident INC-1 · Checkout fails")
                .contains("Impact: outage · about 40 % of users")
                .contains("Hit: users")
                .contains("Declared: 2026-03-03T10:00:00Z")
                .contains("Next update: 2026-03-03T10:30:00Z")
                .doesNotContain("null", "{", "Lead", "Affected", "Since");
    }

    @Test
    void only_what_is_ours_can_be_strong_a_link_or_a_mention() {
        String hostile = "<!channel> *bold* {lead} https://evil.example.com @here";
        Story story = Speech.story();
        story.declare(
                Declaration.of(hostile).described(hostile).affecting(hostile).reportedBy("ann"));
        story.when(new Command.PostUpdate(hostile, null));
        story.when(new Command.RecordCause(hostile, null, null));
        for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINA)) {
            PlaybookVoice spoken = Speech.voice(new House(), locale, Map.of());
            Catalogue catalogue = Catalogue.of(locale, Map.of());
            for (String key : catalogue.keys()) {
                Map<String, String> values = new java.util.HashMap<>();
                catalogue.template(key).holes().forEach(hole -> {
                    String type = hole.substring(hole.indexOf(':') + 1);
                    values.put(hole.substring(0, hole.indexOf(':')), type.equals("name") ? "INC-1" : hostile);
                });
                assertHarmless(
                        key,
                        spoken.message(story.state(), new Effect.Words(key, values, null))
                                .text());
            }
            assertHarmless("card", spoken.card(story.state()).text());
            assertHarmless("announcement", spoken.announcement(story.state()).text());
            assertHarmless(
                    "briefing", spoken.briefing(story.state(), "ann", hostile).text());
        }
    }

    private static void assertHarmless(String what, RichText text) {
        assertThat(Speech.pieces(text)).as(what).allSatisfy(piece -> {
            if (piece.plain().contains("evil.example.com")) {
                assertThat(piece).isInstanceOfAny(Inline.Plain.class, Inline.Mention.class);
            }
            assertThat(piece.plain()).doesNotContain("null");
        });
    }

    @Test
    void every_text_is_said_without_a_hole_left_in_it() {
        Story story = led();
        story.made(ResourceKind.CONVERSATION);
        Catalogue catalogue = Catalogue.of(Locale.ENGLISH, Map.of());
        for (String key : catalogue.keys()) {
            if (!key.startsWith("duration.") && !key.startsWith("impact.")) {
                assertThat(voice.message(story.state(), Effect.Words.of(key))
                                .text()
                                .plain())
                        .as(key)
                        .doesNotContain("{", "}");
            }
        }
    }

    @Test
    @Tag("A-023")
    void a_topic_is_the_ticket_first_and_whole_and_fits() {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            Story story = Speech.story();
            StringBuilder title = new StringBuilder("x");
            random.ints(random.nextInt(400), 0, 5)
                    .forEach(n -> title.append(List.of("a", " ", "😀", "é", "汉").get(n)));
            story.declare(Declaration.of(title.toString()));
            story.made(ResourceKind.TICKET);
            int max = 1 + random.nextInt(260);

            String topic = voice.topic(story.state(), max);

            assertThat(topic.length()).isLessThanOrEqualTo(max);
            assertThat(topic.codePoints()).allMatch(c -> !(c >= 0xD800 && c <= 0xDFFF));
            String link = "https://tools.example.com/ticket";
            assertThat(topic.contains(link)).isEqualTo(max >= link.length());
        }
    }

    @Test
    void a_topic_without_a_ticket_is_the_rest() {
        Story story = led();

        assertThat(voice.topic(story.state(), 250)).isEqualTo("MAJOR · Investigating · Checkout fails");
    }

    @Test
    void a_page_title_fits_and_stands_on_one_line() {
        Story story = Speech.story();
        story.declare(Declaration.of("a\nb" + "😀".repeat(490)));

        String title = voice.pageTitle(story.state());

        assertThat(title).startsWith("[MINOR] INC-1: a b😀").doesNotContain("\n");
        assertThat(title.length()).isLessThanOrEqualTo(1024);
        assertThat(title.codePoints()).allMatch(c -> !(c >= 0xD800 && c <= 0xDFFF));
    }

    @Test
    void an_exercise_says_first_that_it_is_one() {
        Story story = Speech.story();
        story.declare(Declaration.of("Checkout fails").asDrill());

        assertThat(voice.card(story.state()).text().plain()).startsWith("[Exercise]");
        assertThat(voice.pageTitle(story.state())).startsWith("[Exercise] [MINOR]");
        assertThat(voice.message(story.state(), Effect.Words.of(Templates.MITIGATED))
                        .text()
                        .plain())
                .startsWith("[Exercise]");
        assertThat(voice.subject(story.state(), Effect.Words.of(Templates.MITIGATED)))
                .startsWith("[Exercise]");
    }

    @Test
    void lengths_of_time_are_told_in_their_two_largest_units() {
        assertThat(acknowledgedAfter(Duration.ofSeconds(40))).contains("after 40 s");
        assertThat(acknowledgedAfter(Duration.ofMinutes(4))).contains("after 4 min");
        assertThat(acknowledgedAfter(Duration.ofMinutes(119))).contains("after 119 min");
        assertThat(acknowledgedAfter(Duration.ofMinutes(150))).contains("after 2 h 30 min");
        assertThat(acknowledgedAfter(Duration.ofHours(50))).contains("after 2 d 2 h");
    }

    @Test
    void a_playbook_has_its_own_words_and_its_own_language() {
        Story story = led();
        PlaybookVoice own =
                Speech.voice(new House(), Locale.CHINA, Map.of(Templates.LEAD_ASSIGNED, "*Hail* {person:person}!"));

        assertThat(own.message(story.state(), Effect.Words.of(Templates.LEAD_ASSIGNED, "person", "bob"))
                        .text()
                        .plain())
                .isEqualTo("Hail Bob!");
        assertThat(own.message(story.state(), Effect.Words.of(Templates.MITIGATED))
                        .text()
                        .plain())
                .startsWith("已缓解");
        assertThat(own.resourceName(ResourceKind.BRIDGE)).isEqualTo("会议");
    }

    @Test
    void many_pages_are_told_in_numbers_with_those_that_want_somebody_to_act() {
        Story story = led();
        story.when(new Command.Page(
                List.of(Target.service("a"), Target.service("b"), Target.person("ann")), "all hands", false));
        story.when(new Command.RecordPageSent("P-1", "pager", "R1", List.of("bob")));
        story.when(new Command.RecordPageSent("P-2", "pager", "R2", List.of("cid")));
        story.when(new Command.RecordPageAcknowledged("P-1", "bob"));
        story.when(new Command.RecordPageFailed("P-3", "down"));

        assertThat(voice.pageProgress(story.state()).text().plain())
                .isEqualTo(
                        "Pages · 1 of 3 acknowledged · 1 waiting · 1 failed\nFailed, please telephone: ann (+49 1)\nWaiting: b");
    }

    @Test
    void a_refusal_says_why_and_what_to_do() {
        Refused refused = new Refused("INC-1", "Close", "a review is required", "complete it first");

        assertThat(voice.refusal(refused).plain())
                .isEqualTo("That is not possible: a review is required\ncomplete it first");
    }

    @Test
    void the_end_of_it_tells_the_times_and_what_comes_next() {
        Story story = led();
        story.later(Duration.ofMinutes(44)).when(new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, false));
        story.later(Duration.ofMinutes(49)).when(new Command.Resolve("library pinned"));

        Message resolved = voice.message(story.state(), Effect.Words.of(Templates.RESOLVED, "text", "library pinned"));

        assertThat(resolved.text().plain())
                .startsWith("All clear: INC-1 is resolved.")
                .contains("> library pinned", "Took: 93 min", "Review owner: Ann", "archived 10 d after");
        assertThat(resolved.choices())
                .extracting(Choice::id)
                .containsExactly("times:INC-1", "follow-up:INC-1", "reopen:INC-1");
    }

    private String acknowledgedAfter(Duration after) {
        Story story = led();
        Effect.Words words = Effect.Words.of(
                Templates.PAGE_ACKNOWLEDGED, "person", "ann", "target", "checkout", "after", after.toString());
        return voice.message(story.state(), words).text().plain();
    }

    private static Story led() {
        Story story = Speech.story();
        story.declare(Story.checkout().withImpact(Impact.UNKNOWN.share(0.4)).startedAt(Story.START));
        story.by(Actor.by("zoe")).when(new Command.AssignRole(Role.LEAD, "ann", null));
        return story;
    }
}
