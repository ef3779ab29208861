package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Recorded;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.provider.inmemory.InMemoryProvider;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several threads apply what a tool tells, and what somebody says in a row counts in that order. */
@Timeout(60)
class WorkersInOrderTest {

    private static final int SAID = 60;

    @Test
    void tasks_that_somebody_adds_one_after_the_other_stand_in_that_order() throws Exception {
        InMemoryProvider tools = InMemoryProvider.builder().build();
        CountDownLatch channel = new CountDownLatch(1);
        CountDownLatch added = new CountDownLatch(SAID);
        try (Incidents incidents = Incidents.builder()
                .provider(tools)
                .playbook(Shop.book())
                .store(tools.store())
                .workers(4)
                .listener((incident, recorded) -> {
                    if (recorded.event() instanceof Event.ResourceAdded thing
                            && thing.resource().kind() == ResourceKind.CONVERSATION) {
                        channel.countDown();
                    }
                    if (recorded.event() instanceof Event.TaskAdded) {
                        added.countDown();
                    }
                })
                .build()) {
            tools.onDelivery(delivery -> incidents.receive("inmemory", delivery));
            Incident incident = incidents.declare("Checkout fails");
            assertThat(channel.await(20, TimeUnit.SECONDS)).isTrue();
            String room = incident.refresh()
                    .resource(ResourceKind.CONVERSATION)
                    .orElseThrow()
                    .id();

            List<String> titles =
                    IntStream.range(0, SAID).mapToObj(i -> "look at node " + i).toList();
            titles.forEach(title -> tools.chat().people().mention(room, Shop.INES, "task " + title));

            assertThat(added.await(40, TimeUnit.SECONDS)).isTrue();
            assertThat(incident.history().stream()
                            .map(Recorded::event)
                            .filter(Event.TaskAdded.class::isInstance)
                            .map(event -> ((Event.TaskAdded) event).task().title()))
                    .containsExactlyElementsOf(titles);
        }
    }
}
