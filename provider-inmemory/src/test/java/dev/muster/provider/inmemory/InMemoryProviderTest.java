package dev.muster.provider.inmemory;

import static dev.muster.provider.inmemory.Fixtures.ANN;
import static dev.muster.provider.inmemory.Fixtures.BOB;
import static dev.muster.provider.inmemory.Fixtures.key;
import static dev.muster.provider.inmemory.Fixtures.translated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.Capability;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Pace;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.call.Unsupported;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.conversation.ConversationDraft;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.inbound.Receipt;
import dev.muster.spi.mail.MailMessage;
import dev.muster.spi.text.RichText;
import dev.muster.spi.ticket.TicketDraft;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("an in-memory provider")
class InMemoryProviderTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryProvider provider = InMemoryProvider.create(clock);

    @Test
    void offers_everything_or_what_is_chosen() {
        assertThat(provider.capabilities()).isEqualTo(EnumSet.allOf(Capability.class));
        InMemoryProvider teams = InMemoryProvider.builder()
                .name("teams")
                .offering(Capability.CONVERSATIONS, Capability.PEOPLE)
                .without(Capability.PEOPLE)
                .pace(new Pace(Operation.CONVERSATION_POST, 1, Duration.ofSeconds(1)))
                .build();
        assertThat(teams.name()).isEqualTo("teams");
        assertThat(teams.capabilities()).containsExactly(Capability.CONVERSATIONS);
        assertThat(teams.paces()).hasSize(1);
        assertThatThrownBy(() -> InMemoryProvider.builder().name("My Teams")).hasMessageContaining("My Teams");
    }

    @Test
    void is_found_by_its_name() {
        ProviderFactory factory = ServiceLoader.load(ProviderFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(f -> f.name().equals("inmemory"))
                .findFirst()
                .orElseThrow();
        ProviderConfig config = ProviderConfig.of("inmemory", factory.settings(), Map.of("webhook-secret", "s"));
        assertThat(config.check()).isEmpty();
        assertThat(factory.create(config).capabilities()).isEqualTo(EnumSet.allOf(Capability.class));
    }

    @Test
    void promises_something_for_each_operation_and_nothing_it_was_not_told() {
        Set<Operation> promised = EnumSet.noneOf(Operation.class);
        promised.addAll(provider.chat().promises().byOperation().keySet());
        promised.addAll(provider.ticketTool().promises().byOperation().keySet());
        promised.addAll(provider.pager().promises().byOperation().keySet());
        promised.addAll(provider.files().documents().promises().byOperation().keySet());
        promised.addAll(provider.files().folders().promises().byOperation().keySet());
        promised.addAll(provider.files().sheets().promises().byOperation().keySet());
        promised.addAll(provider.calendar().promises().byOperation().keySet());
        promised.addAll(provider.groupTool().promises().byOperation().keySet());
        promised.addAll(provider.statusPage().promises().byOperation().keySet());
        promised.addAll(provider.mailbox().promises().byOperation().keySet());
        assertThat(promised).isEqualTo(EnumSet.complementOf(EnumSet.of(Operation.READ)));
        assertThat(provider.pager().promises().of(Operation.PAGE)).isEqualTo(RepeatSafety.NATIVE_KEY_WHILE_OPEN);
    }

    @Test
    void costs_little_to_make() {
        for (int n = 0; n < 10_000; n++) {
            InMemoryProvider.create(clock);
        }
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long begin = thread.getCurrentThreadCpuTime();
        for (int n = 0; n < 10_000; n++) {
            InMemoryProvider.create(clock);
        }
        Duration each = Duration.ofNanos((thread.getCurrentThreadCpuTime() - begin) / 10_000);
        assertThat(each).isLessThan(Duration.ofNanos(100_000));
    }

    @Nested
    @DisplayName("when calls are recorded")
    class WhenCallsAreRecorded {

        @Test
        void tells_each_call_in_a_line() {
            provider.chat().open(new ConversationDraft("inc-1", "", ""), key("i1/open"));
            clock.advance(Duration.ofSeconds(90));
            provider.chat().get("C9", key("i1/get"));
            assertThatThrownBy(() ->
                            provider.chat().archive("C9", key("i1/archive").withAttempt(2)))
                    .isInstanceOf(Rejected.class);
            assertThat(provider.calls().table().lines())
                    .containsExactly(
                            "+0m  conversations.open inc-1 -> C1",
                            "+1m30s  (read) conversations.get C9 -> nothing",
                            "+1m30s  conversations.archive C9 [attempt 2] -> Rejected: inmemory: conversation C9 does not"
                                    + " exist; it may have been deleted; open another one");
            assertThat(provider.calls().reads()).hasSize(1);
            assertThat(provider.calls().writes()).hasSize(2);
            assertThat(provider.calls().of(Operation.CONVERSATION_ARCHIVE)).allMatch(Call::failed);
            assertThat(provider.calls().withKey(key("i1/open").key())).hasSize(1);
        }

        @Test
        void keeps_the_order_between_tools_that_share_a_log() {
            CallLog shared = new CallLog();
            InMemoryProvider one = InMemoryProvider.builder()
                    .name("one")
                    .clock(clock)
                    .calls(shared)
                    .build();
            InMemoryProvider two = InMemoryProvider.builder()
                    .name("two")
                    .clock(clock)
                    .calls(shared)
                    .build();
            one.mailbox().send(new MailMessage(List.of(ANN), "first", RichText.plain("")), key("a"));
            two.mailbox().send(new MailMessage(List.of(ANN), "second", RichText.plain("")), key("b"));
            assertThat(shared.table().lines())
                    .containsExactly("+0m  one mail.send first -> ok", "+0m  two mail.send second -> ok");
            shared.clear();
            assertThat(shared.size()).isZero();
        }
    }

    @Nested
    @DisplayName("when a test makes it fail")
    class WhenATestMakesItFail {

        @Test
        void fails_once_in_each_way() {
            Map<Fault, Class<? extends Throwable>> ways = Map.of(
                    Fault.unavailable(Duration.ofSeconds(9)), Unavailable.class,
                    Fault.rejected(), Rejected.class,
                    Fault.unsupported(), Unsupported.class,
                    Fault.misconfigured(), Misconfigured.class,
                    Fault.unknownBefore(), OutcomeUnknown.class,
                    Fault.unknownAfter(), OutcomeUnknown.class,
                    Fault.bug(), IllegalStateException.class,
                    Fault.bugAfter(), IllegalStateException.class,
                    Fault.error(), StackOverflowError.class);
            ways.forEach((fault, type) -> {
                int before = provider.mailbox().sent().size();
                provider.failNext(Operation.MAIL_SEND, fault);
                assertThatThrownBy(this::send).as(fault.toString()).isInstanceOf(type);
                assertThat(provider.mailbox().sent()).hasSize(before + (fault.carriedOut() ? 1 : 0));
                send();
            });
        }

        @Test
        void is_down_with_all_its_reads_until_it_is_healed() {
            provider.down(Fault.unavailable());
            assertThatThrownBy(this::send).isInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> provider.chat().get("C1", key("g"))).isInstanceOf(Unavailable.class);
            assertThat(provider.check()).anyMatch(f -> f.level() == Finding.Level.ERROR);
            provider.heal();
            send();
            assertThat(provider.check()).noneMatch(f -> f.level() == Finding.Level.ERROR);
        }

        @Test
        void fails_as_long_and_where_it_is_told() {
            provider.failAlways(Operation.MAIL_SEND, Fault.rejected()).failNext("conversations.get", Fault.bug());
            assertThatThrownBy(this::send).isInstanceOf(Rejected.class);
            assertThatThrownBy(this::send).isInstanceOf(Rejected.class);
            provider.heal(Operation.MAIL_SEND);
            send();
            assertThatThrownBy(() -> provider.chat().get("C1", key("g"))).isInstanceOf(IllegalStateException.class);
            assertThat(provider.chat().get("C1", key("g"))).isEmpty();
        }

        private void send() {
            provider.mailbox().send(new MailMessage(List.of(BOB), "hello", RichText.plain("")), key("i1/mail"));
        }
    }

    @Nested
    @DisplayName("when it tells what people did")
    class WhenItTellsWhatPeopleDid {

        private final String room = provider.chat()
                .open(new ConversationDraft("inc-1", "", ""), key("i1/open"))
                .id();

        @Test
        void brings_any_text_back_as_it_was() {
            for (String text : List.of("", "a=b\nc\\u0041\\", "e\u0301 🔥 \u202e \u0000", "\ud800 alone", "中文")) {
                provider.chat().people().say(room, "bob", text);
                Delivery delivery = provider.drainDeliveries().get(0);
                assertThat(provider.inbound().orElseThrow().accept(delivery)).isInstanceOf(Receipt.Accepted.class);
                assertThat(translated(provider, delivery))
                        .singleElement()
                        .isInstanceOfSatisfying(
                                Meaning.ChatMessage.class,
                                m -> assertThat(m.text()).isEqualTo(text));
            }
        }

        @Test
        void refuses_what_it_did_not_sign() {
            provider.chat().people().say(room, "bob", "hello");
            Delivery genuine = provider.drainDeliveries().get(0);
            Delivery forged = new Delivery(
                    genuine.route(),
                    genuine.headers(),
                    RawBody.of(genuine.body().text().replace("hello", "hullo")),
                    genuine.receivedAt());
            Delivery unsigned = new Delivery("", Map.of(), genuine.body(), genuine.receivedAt());
            InMemoryProvider other =
                    InMemoryProvider.builder().name("other").clock(clock).build();
            assertThat(provider.inbound().orElseThrow().accept(forged)).isInstanceOf(Receipt.Refused.class);
            assertThat(provider.inbound().orElseThrow().accept(unsigned)).isInstanceOf(Receipt.Refused.class);
            assertThat(other.inbound().orElseThrow().accept(genuine)).isInstanceOf(Receipt.Refused.class);
        }

        @Test
        void gives_the_same_meaning_under_another_delivery_id() {
            provider.chat().people().say(room, "bob", "hello");
            Delivery first = provider.drainDeliveries().get(0);
            Delivery again = provider.resentAsNew(first);
            assertThat(id(again)).isNotEqualTo(id(first));
            assertThat(translated(provider, again)).isEqualTo(translated(provider, first));
        }

        @Test
        void answers_a_handshake_and_quarantines_what_nobody_can_read() {
            assertThat(provider.inbound().orElseThrow().accept(signed("handshake=abc")))
                    .isEqualTo(new Receipt.Answered(200, "abc"));
            assertThat(provider.inbound().orElseThrow().accept(signed("nonsense")))
                    .isInstanceOf(Receipt.Refused.class);
            for (String body : List.of("delivery=1\nkind=New", "delivery=1\nno line", "delivery=1\nkind=\\x")) {
                assertThatThrownBy(() -> translated(provider, signed(body))).isInstanceOf(Rejected.class);
            }
        }

        @Test
        void loses_what_is_muted_and_hands_over_what_is_listened_to() {
            provider.muteDeliveries(true);
            provider.chat().people().say(room, "bob", "lost");
            provider.muteDeliveries(false);
            List<Delivery> heard = new ArrayList<>();
            provider.onDelivery(heard::add);
            provider.chat().people().say(room, "bob", "heard");
            provider.onDelivery(null);
            provider.chat().people().say(room, "bob", "kept");
            assertThat(heard).hasSize(1);
            assertThat(provider.drainDeliveries()).hasSize(1);
            assertThat(provider.drainDeliveries()).isEmpty();
        }

        @Test
        void tells_alerts_through_their_own_door() {
            provider.alertSource().fire("f1", "checkout is slow", Map.of("service", "checkout", "x=y", "a\nb"));
            clock.advance(Duration.ofMinutes(5));
            provider.alertSource().fire("f1", "checkout is slow", Map.of("service", "checkout"));
            provider.alertSource().end("f1");
            List<Delivery> deliveries = provider.drainDeliveries();
            List<Meaning> meanings = deliveries.stream()
                    .flatMap(d -> translated(provider, d).stream())
                    .toList();
            assertThat(meanings).extracting(Meaning::identity).hasSize(3);
            assertThat(meanings.get(0).identity()).isEqualTo(meanings.get(1).identity());
            assertThat(meanings.get(2)).isInstanceOfSatisfying(Meaning.AlertReceived.class, m -> {
                assertThat(m.alert().firing()).isFalse();
                assertThat(m.alert().startedAt()).isEqualTo(MovableClock.START);
            });
            assertThat(provider.alertSource().parse(deliveries.get(0)).get(0).labels())
                    .containsEntry("x=y", "a\nb");
            assertThatThrownBy(() -> provider.alertSource().parse(signed("delivery=1\nformat=other")))
                    .isInstanceOf(Rejected.class);
        }

        @Test
        void carries_a_ticket_with_all_its_parts() {
            provider.ticketTool()
                    .create(
                            new TicketDraft(
                                    "incident", "s", RichText.plain("d"), "", ANN, Set.of("a", "b"), Map.of("x", "y")),
                            key("i1/t"));
            provider.ticketTool().edit("INC-1", "new", "bob");
            Meaning.TicketChanged changed = (Meaning.TicketChanged)
                    translated(provider, provider.drainDeliveries().get(0)).get(0);
            assertThat(changed.ticket())
                    .isEqualTo(
                            provider.ticketTool().ticket("INC-1").orElseThrow().ticket());
        }

        private Delivery signed(String body) {
            RawBody raw = RawBody.of(body);
            return new Delivery(
                    "", Map.of("X-InMemory-Signature", List.of(provider.sign(raw.bytes()))), raw, clock.instant());
        }

        private String id(Delivery delivery) {
            return ((Receipt.Accepted) provider.inbound().orElseThrow().accept(delivery)).deliveryId();
        }
    }
}
