package dev.muster.provider.http.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The last good answer")
@Tag("F20")
class LastGoodTest {

    private static final Supplier<String> DOWN = () -> {
        throw new Unavailable("tool", "down", null);
    };

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final LastGood<String, String> people =
            new LastGood<>("people", new LastGood.Bounds(Duration.ofMinutes(5), Duration.ofHours(24), 100), () -> now);

    @Test
    void is_given_without_asking_while_it_is_fresh() {
        people.get("ann", () -> "U1");
        now = now.plusSeconds(299);

        Aged<String> answer = people.get("ann", DOWN);

        assertThat(answer).isEqualTo(new Aged<>("U1", Duration.ofSeconds(299), false));
    }

    @Test
    void is_asked_for_again_when_it_is_no_longer_fresh() {
        people.get("ann", () -> "U1");
        now = now.plusSeconds(300);

        assertThat(people.get("ann", () -> "U2")).isEqualTo(new Aged<>("U2", Duration.ZERO, false));
    }

    @Test
    void stands_in_with_its_age_when_the_tool_is_down_and_the_tool_is_left_alone_for_a_moment() {
        people.get("ann", () -> "U1");
        now = now.plus(Duration.ofHours(3));

        assertThat(people.get("ann", DOWN)).isEqualTo(new Aged<>("U1", Duration.ofHours(3), true));

        AtomicInteger asked = new AtomicInteger();
        people.get("ann", () -> "U" + asked.incrementAndGet());
        assertThat(asked).hasValue(0);
        now = now.plusSeconds(5);
        assertThat(people.get("ann", () -> "U" + asked.addAndGet(2)).value()).isEqualTo("U2");
    }

    @Test
    void stands_in_no_longer_than_it_may_ever_be_kept() {
        people.get("ann", () -> "U1");
        now = now.plus(Duration.ofHours(24)).plusSeconds(1);

        assertThatThrownBy(() -> people.get("ann", DOWN)).isInstanceOf(Unavailable.class);
        assertThat(people.known("ann")).isEmpty();
    }

    @Test
    void hides_no_broken_set_up_and_no_unknown_key() {
        people.get("ann", () -> "U1");
        now = now.plusSeconds(300);

        assertThatThrownBy(() -> people.get("ann", () -> {
                    throw new Misconfigured("tool", "token", "was revoked", "renew it");
                }))
                .isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> people.get("bob", () -> {
                    throw new OutcomeUnknown("tool", "no answer");
                }))
                .isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void is_asked_for_once_by_all_who_want_it_at_the_same_time() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        try {
            Future<String> first = threads.submit(() -> people.get("ann", () -> {
                        asked.incrementAndGet();
                        asking.countDown();
                        wait(go);
                        return "U1";
                    })
                    .value());
            asking.await();
            List<Future<String>> others = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                others.add(threads.submit(() ->
                        people.get("ann", () -> "U" + asked.incrementAndGet()).value()));
            }
            go.countDown();

            assertThat(first.get()).isEqualTo("U1");
            for (Future<String> other : others) {
                assertThat(other.get()).isEqualTo("U1");
            }
            assertThat(asked).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
