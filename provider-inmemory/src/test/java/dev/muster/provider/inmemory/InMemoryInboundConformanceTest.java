package dev.muster.provider.inmemory;

import static dev.muster.provider.inmemory.Fixtures.key;

import dev.muster.spi.conversation.ConversationDraft;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.inbound.RawBody;
import dev.muster.tck.InboundConformance;
import dev.muster.tck.InboundFixture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the way in of the in-memory tools")
class InMemoryInboundConformanceTest extends InboundConformance {

    @Override
    protected InboundFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends ToolFixture implements InboundFixture {
        private final List<Delivery> sent;

        Fixture() {
            String room = provider.chat()
                    .open(new ConversationDraft("inc-1", "", ""), key("i1/open"))
                    .id();
            ChatMoves people = provider.chat().people();
            people.react(people.mention(room, "bob", "status"), "memo").by("ann");
            people.join(room, "eve");
            provider.alertSource().fire("f1", "checkout is slow", Map.of("service", "checkout"));
            sent = provider.drainDeliveries();
        }

        @Override
        public Inbound inbound() {
            return provider.inbound().orElseThrow();
        }

        @Override
        public List<Delivery> genuine() {
            return sent;
        }

        @Override
        public Set<Class<? extends Meaning>> kinds() {
            return Set.of(
                    Meaning.ChatMessage.class,
                    Meaning.MessageMarked.class,
                    Meaning.MemberJoined.class,
                    Meaning.AlertReceived.class);
        }

        @Override
        public Delivery redelivered() {
            return provider.resentAsNew(sent.get(0));
        }

        @Override
        public Delivery unreadable() {
            RawBody body = RawBody.of("delivery=x\nkind=NewAndUnknown\n");
            return new Delivery(
                    "", Map.of(Outbox.SIGNATURE, List.of(provider.sign(body.bytes()))), body, clock.instant());
        }

        @Override
        public Delivery forged() {
            InMemoryProvider forger = InMemoryProvider.builder().name("forger").build();
            RawBody body = sent.get(0).body();
            return new Delivery(
                    "", Map.of(Outbox.SIGNATURE, List.of(forger.sign(body.bytes()))), body, clock.instant());
        }

        @Override
        public Optional<Delivery> outdated() {
            return Optional.empty();
        }

        @Override
        public Set<String> signatureHeaders() {
            return Set.of(Outbox.SIGNATURE);
        }
    }
}
