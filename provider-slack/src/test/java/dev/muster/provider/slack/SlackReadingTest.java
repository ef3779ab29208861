package dev.muster.provider.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.Rejected;
import dev.muster.spi.config.Secret;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.inbound.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Slack sends, and what it means. */
class SlackReadingTest {

    private static final String PRESSED =
            "{\"type\":\"block_actions\",\"user\":{\"id\":\"U0ALICE\"},\"trigger_id\":\"1.2.3\",\"channel\":{\"id\":\"C0GENERAL\"},"
                    + "\"container\":{\"type\":\"message\",\"message_ts\":\"1772532120.000100\",\"channel_id\":\"C0GENERAL\"},"
                    + "\"actions\":[{\"action_id\":\"take\",\"value\":\"take\",\"action_ts\":\"1772532125.000100\"},"
                    + "{\"action_id\":\"open_page\",\"url\":\"https://a.example\",\"action_ts\":\"1772532125.000200\"}]}";

    private final Inbound inbound = new SlackInbound(
            "slack",
            List.of(Secret.of(ScriptedSlack.SIGNING_SECRET), Secret.of("the secret before")),
            List.of(Secret.of(ScriptedSlack.APP_TOKEN)));

    @Test
    void answers_the_question_whether_we_are_there_once_it_is_signed() {
        String hello =
                "{\"type\":\"url_verification\",\"challenge\":\"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P\"}";
        assertThat(inbound.accept(Signed.by(ScriptedSlack.SIGNING_SECRET, "events", hello, Signed.NOW)))
                .isEqualTo(new Receipt.Answered(200, "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"));
        assertThat(inbound.accept(Signed.by("guessed", "events", hello, Signed.NOW)))
                .isInstanceOf(Receipt.Refused.class);
    }

    @Test
    void takes_what_is_signed_with_the_secret_before() {
        assertThat(inbound.accept(
                        Signed.by("the secret before", "", Signed.callback("Ev1", "{\"type\":\"x\"}"), Signed.NOW)))
                .isEqualTo(new Receipt.Accepted("Ev1", 200, null));
    }

    @Test
    void a_mention_and_the_message_it_is_in_are_one_thing_said_to_us() {
        String event = "{\"type\":\"%s\",\"user\":\"U0ALICE\",\"text\":\"<@U0BOT> page &lt;pay&gt; for"
                + " <@U0BOB>\",\"channel\":\"C0GENERAL\",\"ts\":\"1772532120.000100\",\"event_ts\":\"1772532120.000100\"}";
        List<Meaning> mention = inbound.translate(Signed.event("Ev1", event.formatted("app_mention")));
        assertThat(inbound.translate(Signed.event("Ev2", event.formatted("message"))))
                .isEqualTo(mention);
        assertThat(mention)
                .containsExactly(new Meaning.ChatMessage(
                        Instant.parse("2026-03-03T10:02:00.000100Z"),
                        "said:C0GENERAL:1772532120.000100",
                        new MessageRef("C0GENERAL", "1772532120.000100"),
                        "U0ALICE",
                        "page <pay> for @U0BOB",
                        true,
                        null));
    }

    @Test
    void what_the_app_writes_itself_and_what_is_no_new_message_mean_nothing() {
        String event = "{\"type\":\"message\",\"user\":\"U0BOT\",\"text\":\"x\",\"channel\":\"C1\",\"ts\":\"1.2\"}";
        assertThat(inbound.translate(Signed.event("Ev1", event))).isEmpty();
        assertThat(inbound.translate(Signed.event("Ev1", event.replace("U0BOT\"", "U0A\",\"bot_id\":\"B1\""))))
                .isEmpty();
        assertThat(inbound.translate(
                        Signed.event("Ev1", event.replace("U0BOT\"", "U0A\",\"subtype\":\"message_changed\""))))
                .isEmpty();
        assertThat(inbound.translate(Signed.event("Ev1", "{\"type\":\"team_join\"}")))
                .isEmpty();
        assertThat(inbound.translate(Signed.event("Ev1", event.replace("U0BOT", "U0A"))))
                .hasSize(1);
    }

    @Test
    @Tag("L-080")
    void another_topic_by_somebody_else_is_a_change_of_the_channel_and_our_own_is_none() {
        String event =
                "{\"type\":\"message\",\"subtype\":\"channel_topic\",\"user\":\"U0ALICE\",\"topic\":\"fun\",\"text\":\"set"
                        + " the channel topic: fun\",\"channel\":\"C1\",\"ts\":\"5.000001\",\"event_ts\":\"5.000001\"}";
        assertThat(inbound.translate(Signed.event("Ev1", event)))
                .containsExactly(new Meaning.ConversationChanged(
                        Instant.ofEpochSecond(5, 1_000),
                        "changed:DESCRIBED:C1:5.000001",
                        "C1",
                        Meaning.Change.DESCRIBED,
                        "U0ALICE"));
        assertThat(inbound.translate(Signed.event("Ev2", event.replace("channel_topic", "group_purpose"))))
                .hasSize(1);
        assertThat(inbound.translate(Signed.event("Ev3", event.replace("U0ALICE", "U0BOT"))))
                .isEmpty();
    }

    @Test
    void a_reaction_is_a_mark_whatever_the_tone_of_the_skin() {
        assertThat(
                        inbound.translate(
                                Signed.event(
                                        "Ev1",
                                        "{\"type\":\"reaction_removed\",\"user\":\"U0B\",\"reaction\":\"wave::skin-tone-3\",\"event_ts\":\"5.000001\",\"item\":{\"type\":\"message\",\"channel\":\"C1\",\"ts\":\"1.2\"}}")))
                .singleElement()
                .isInstanceOfSatisfying(Meaning.MessageMarked.class, marked -> {
                    assertThat(marked.mark()).isEqualTo("wave");
                    assertThat(marked.added()).isFalse();
                    assertThat(marked.message()).isEqualTo(new MessageRef("C1", "1.2"));
                    assertThat(marked.occurredAt()).isEqualTo(Instant.ofEpochSecond(5, 1_000));
                });
    }

    @Test
    void a_pressed_button_is_a_choice_and_a_pressed_link_is_none() {
        assertThat(inbound.translate(Signed.interaction(PRESSED)))
                .containsExactly(new Meaning.ChoiceMade(
                        Instant.parse("2026-03-03T10:02:05.000100Z"),
                        "chosen:C0GENERAL:1772532120.000100:take:U0ALICE:1772532125.000100",
                        new MessageRef("C0GENERAL", "1772532120.000100"),
                        "take",
                        "U0ALICE",
                        "1.2.3"));
    }

    @Test
    void what_is_picked_in_a_menu_is_a_choice_and_a_picked_person_a_person() {
        String picked = "{\"action_id\":\"reminder.snooze\",\"type\":\"static_select\",\"selected_option\":{\"text\":"
                + "{\"type\":\"plain_text\",\"text\":\"in 10 min\"},\"value\":\"10\"},\"action_ts\":\"1772532125.000100\"},";
        String further =
                "{\"action_id\":\"incident.more\",\"type\":\"overflow\",\"selected_option\":{\"value\":\"task\"},"
                        + "\"action_ts\":\"1772532125.000200\"},";
        String person = "{\"action_id\":\"role.ask\",\"type\":\"users_select\",\"selected_user\":\"U0BOB\","
                + "\"action_ts\":\"1772532125.000300\"},";
        String none = "{\"action_id\":\"role.ask\",\"type\":\"users_select\",\"selected_user\":null,"
                + "\"action_ts\":\"1772532125.000400\"},";
        List<Meaning> meanings = inbound.translate(Signed.interaction(
                PRESSED.replace("\"actions\":[", "\"actions\":[" + picked + further + person + none)));
        assertThat(meanings.subList(0, 2))
                .extracting(meaning -> ((Meaning.ChoiceMade) meaning).choice())
                .containsExactly("10", "task");
        assertThat(meanings.get(2))
                .isEqualTo(new Meaning.PersonPicked(
                        Instant.parse("2026-03-03T10:02:05.000300Z"),
                        "chosen:C0GENERAL:1772532120.000100:role.ask=U0BOB:U0ALICE:1772532125.000300",
                        new MessageRef("C0GENERAL", "1772532120.000100"),
                        "role.ask",
                        "U0BOB",
                        "U0ALICE",
                        "1.2.3"));
        assertThat(meanings).extracting(Meaning::identity).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void a_form_brings_what_was_typed_and_picked_by_the_names_of_its_fields() {
        String payload =
                "{\"type\":\"view_submission\",\"user\":{\"id\":\"U0A\"},\"view\":{\"id\":\"V1\",\"callback_id\":\"declare\",\"state\":{\"values\":{\"title\":{\"v\":{\"value\":\"a"
                        + " & b\"}},\"empty\":{\"v\":{\"value\":null}},"
                        + "\"severity\":{\"v\":{\"selected_option\":{\"value\":\"MAJOR\"}}},"
                        + "\"who\":{\"v\":{\"selected_user\":\"U0B\"}},"
                        + "\"options\":{\"v\":{\"selected_options\":[{\"value\":\"page\"},{\"value\":\"private\"}]}}}}}}";
        assertThat(inbound.translate(Signed.interaction(payload)))
                .singleElement()
                .isInstanceOfSatisfying(Meaning.FormSubmitted.class, form -> {
                    assertThat(form.form()).isEqualTo("declare");
                    assertThat(form.values())
                            .isEqualTo(Map.of(
                                    "title", "a & b", "severity", "MAJOR", "who", "U0B", "options", "page,private"));
                });
    }

    @Test
    void a_slash_command_is_said_to_us_with_its_trigger() {
        assertThat(inbound.translate(Signed.command("declare a & b=c")))
                .singleElement()
                .isInstanceOfSatisfying(Meaning.ChatMessage.class, said -> {
                    assertThat(said.text()).isEqualTo("declare a & b=c");
                    assertThat(said.addressed()).isTrue();
                    assertThat(said.trigger()).isEqualTo("13345224609.738474920.8088930838d88f008e0");
                });
    }

    @Test
    void says_what_a_delivery_lacks() {
        assertThatThrownBy(() -> inbound.translate(Signed.event("Ev1", "{\"type\":\"message\",\"user\":\"U\"}")))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("/event/channel");
    }
}
