package dev.muster.provider.slack;

import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.inbound.Meaning;
import dev.muster.tck.InboundConformance;
import dev.muster.tck.InboundFixture;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class SlackInboundConformanceTest extends InboundConformance {

    private static final String MENTION = "{\"type\":\"app_mention\",\"user\":\"U0ALICE\",\"text\":\"<@U0BOT> page"
            + " payments\",\"channel\":\"C0GENERAL\","
            + "\"ts\":\"1772532120.000100\",\"event_ts\":\"1772532120.000100\"}";

    @Override
    protected InboundFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture implements InboundFixture {

        private final ScriptedSlack slack = new ScriptedSlack();
        private final SlackProvider provider = slack.builder().build();

        @Override
        public String provider() {
            return provider.name();
        }

        @Override
        public String withoutFaultsBecause() {
            return "the way in calls no tool";
        }

        @Override
        public Inbound inbound() {
            return provider.inbound().orElseThrow();
        }

        @Override
        public List<Delivery> genuine() {
            return List.of(
                    Signed.event("Ev01", MENTION),
                    Signed.event("Ev02", MENTION.replace("000100", "000200").replace("app_mention", "message")),
                    Signed.event(
                            "Ev03",
                            "{\"type\":\"reaction_added\",\"user\":\"U0BOB\",\"reaction\":\"memo\",\"event_ts\":\"1772532121.000100\","
                                    + "\"item\":{\"type\":\"message\",\"channel\":\"C0GENERAL\",\"ts\":\"1772532120.000100\"}}"),
                    Signed.event(
                            "Ev04",
                            "{\"type\":\"member_joined_channel\",\"user\":\"U0CAROL\",\"channel\":\"C0GENERAL\",\"event_ts\":\"1772532122.000100\"}"),
                    Signed.event(
                            "Ev05",
                            "{\"type\":\"member_left_channel\",\"user\":\"U0CAROL\",\"channel\":\"C0GENERAL\",\"event_ts\":\"1772532123.000100\"}"),
                    Signed.event(
                            "Ev06",
                            "{\"type\":\"channel_rename\",\"channel\":{\"id\":\"C0GENERAL\",\"name\":\"new\"},\"event_ts\":\"1772532124.000100\"}"),
                    Signed.interaction(
                            "{\"type\":\"block_actions\",\"user\":{\"id\":\"U0ALICE\"},\"trigger_id\":\"1.2.3\",\"channel\":{\"id\":\"C0GENERAL\"},"
                                    + "\"container\":{\"type\":\"message\",\"message_ts\":\"1772532120.000100\",\"channel_id\":\"C0GENERAL\"},"
                                    + "\"actions\":[{\"action_id\":\"take\",\"type\":\"button\",\"value\":\"take\",\"action_ts\":\"1772532125.000100\"}]}"),
                    Signed.interaction(
                            "{\"type\":\"block_actions\",\"user\":{\"id\":\"U0ALICE\"},\"trigger_id\":\"1.2.4\",\"channel\":{\"id\":\"C0GENERAL\"},"
                                    + "\"container\":{\"type\":\"message\",\"message_ts\":\"1772532120.000100\",\"channel_id\":\"C0GENERAL\"},"
                                    + "\"actions\":[{\"action_id\":\"ask\",\"type\":\"users_select\",\"selected_user\":\"U0BOB\",\"action_ts\":\"1772532125.000200\"}]}"),
                    Signed.interaction(
                            "{\"type\":\"view_submission\",\"user\":{\"id\":\"U0ALICE\"},\"view\":{\"id\":\"V01\",\"callback_id\":\"declare\",\"state\":{\"values\":{\"title\":{\"v\":{\"type\":\"plain_text_input\",\"value\":\"Checkout"
                                    + " fails\"}}}}}}"),
                    Signed.command("declare Checkout fails"));
        }

        @Override
        public Set<Class<? extends Meaning>> kinds() {
            return Set.of(
                    Meaning.ChatMessage.class,
                    Meaning.MessageMarked.class,
                    Meaning.MemberJoined.class,
                    Meaning.MemberLeft.class,
                    Meaning.ConversationChanged.class,
                    Meaning.ChoiceMade.class,
                    Meaning.PersonPicked.class,
                    Meaning.FormSubmitted.class);
        }

        @Override
        public Delivery redelivered() {
            return Signed.event("Ev99", MENTION);
        }

        @Override
        public Delivery unreadable() {
            return Signed.by(
                    ScriptedSlack.SIGNING_SECRET, "", "{\"type\":\"event_callback\",\"event\":{\"ty", Signed.NOW);
        }

        @Override
        public Delivery forged() {
            return Signed.by("another secret", "", Signed.callback("Ev01", MENTION), Signed.NOW);
        }

        @Override
        public Optional<Delivery> outdated() {
            return Optional.of(Signed.by(
                    ScriptedSlack.SIGNING_SECRET,
                    "",
                    Signed.callback("Ev01", MENTION),
                    Signed.NOW.minusSeconds(3_600)));
        }

        @Override
        public Set<String> signatureHeaders() {
            return Set.of("x-slack-signature", "x-slack-request-timestamp");
        }

        @Override
        public void close() {
            provider.close();
            slack.close();
        }
    }
}
