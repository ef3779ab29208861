package dev.muster.provider.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.provider.http.testing.Fault;
import dev.muster.provider.http.testing.Heard;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.text.RichText;
import dev.muster.spi.ticket.TicketChange;
import dev.muster.spi.ticket.TicketDraft;
import dev.muster.spi.ticket.Tickets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The first write of an issue is held at the vendor while others want to write: what then leaves is counted there. */
@DisplayName("Writes of one issue")
class IssueWritesTest {

    private static final String EDIT = "PUT /rest/api/3/issue/{id}";

    private final JiraFixture fixture = new JiraFixture();
    private final Tickets tickets = fixture.provider.tickets().orElseThrow();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final Semaphore held = new Semaphore(0);
    private final AtomicReference<@Nullable Fault> afterTheFirst = new AtomicReference<>();
    private String issue = "";

    @BeforeEach
    void create() {
        issue = tickets.create(
                        new TicketDraft(
                                "incident", "Checkout fails", RichText.plain("x"), "SEV1", null, Set.of(), Map.of()),
                        call("i1/ticket"))
                .id();
        fixture.vendor.server.fate(this::hold);
    }

    @AfterEach
    void stop() {
        held.release(100);
        threads.shutdownNow();
        fixture.close();
    }

    @Test
    void that_come_while_one_is_under_way_become_one_request_in_which_the_later_value_stands() throws Exception {
        CompletableFuture<Void> first = write("one", change("first", null));
        arrived.await();
        CompletableFuture<Void> second = write("two", change("second", null));
        CompletableFuture<Void> third = write("three", change(null, "12"));
        CompletableFuture<Void> fourth = write("four", change("fourth", null));
        held.release(100);

        CompletableFuture.allOf(first, second, third, fourth).get(20, TimeUnit.SECONDS);

        List<Heard> heard = fixture.vendor.server.journal(EDIT);
        assertThat(heard).as("the first, and all others together").hasSize(2);
        assertThat(heard.get(1).json().at("/fields/summary").asText()).isEqualTo("fourth");
        assertThat(heard.get(1).json().at("/fields/customfield_10052").asInt()).isEqualTo(12);
        assertThat(fixture.vendor.issues.get(issue).summary()).isEqualTo("fourth");
    }

    @Test
    void that_left_together_fail_together_and_the_next_is_made_by_itself() throws Exception {
        CompletableFuture<Void> first = write("one", change("first", null));
        arrived.await();
        CompletableFuture<Void> second = write("two", change("second", null));
        CompletableFuture<Void> third = write("three", change("third", null));
        afterTheFirst.set(Fault.RESET_AFTER);
        held.release(100);
        first.get(20, TimeUnit.SECONDS);

        for (CompletableFuture<Void> each : List.of(second, third)) {
            assertThatThrownBy(each::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(OutcomeUnknown.class);
        }
        tickets.update(issue, change("again", null), call("five"));
        assertThat(fixture.vendor.server.count(EDIT)).isEqualTo(3);
        assertThat(fixture.vendor.issues.get(issue).summary()).isEqualTo("again");
    }

    @Test
    void wait_no_longer_than_their_deadline_for_the_one_before() throws Exception {
        CompletableFuture<Void> first = write("one", change("first", null));
        arrived.await();
        CallContext brief =
                CallContext.of(RequestKey.of("two"), fixture.clock.instant().plusMillis(50));

        assertThatThrownBy(() -> tickets.update(issue, change("second", null), brief))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("another write of the same issue");

        held.release(100);
        first.get(20, TimeUnit.SECONDS);
        tickets.update(issue, change("third", null), call("three"));
        assertThat(fixture.vendor.server.count(EDIT)).isEqualTo(2);
    }

    /** Writes on a thread of its own, and returns once that waits or is at the vendor. */
    private CompletableFuture<Void> write(String key, TicketChange change) throws InterruptedException {
        Thread[] writer = new Thread[1];
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> done = CompletableFuture.runAsync(
                () -> {
                    writer[0] = Thread.currentThread();
                    begun.countDown();
                    tickets.update(issue, change, call(key));
                },
                threads);
        begun.await();
        while (!done.isDone() && writer[0].getState() != Thread.State.TIMED_WAITING && arrived.getCount() == 0) {
            Thread.onSpinWait();
        }
        return done;
    }

    private Optional<Fault> hold(Heard request) {
        if (!request.route().equals(EDIT)) {
            return Optional.empty();
        }
        Optional<Fault> fault = Optional.ofNullable(arrived.getCount() == 0 ? afterTheFirst.getAndSet(null) : null);
        arrived.countDown();
        held.acquireUninterruptibly();
        return fault;
    }

    private CallContext call(String key) {
        return CallContext.of(RequestKey.of(key), fixture.clock.instant().plusSeconds(30));
    }

    private static TicketChange change(@Nullable String summary, @Nullable String customers) {
        return new TicketChange(
                summary, null, null, null, customers == null ? Map.of() : Map.of("customers", customers));
    }
}
