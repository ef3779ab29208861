package dev.muster.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BusyTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Busy busy = new Busy();

    @Test
    void is_over_when_nobody_is_at_it() {
        assertThat(busy.isOver(Duration.ZERO)).isTrue();
        busy.begin();
        assertThat(busy.isOver(Duration.ofMillis(1))).isFalse();
        busy.end();
        assertThat(busy.isOver(Duration.ZERO)).isTrue();
    }

    @Test
    void is_over_only_when_the_last_has_ended() {
        busy.begin();
        busy.begin();
        CompletableFuture<Boolean> over = CompletableFuture.supplyAsync(() -> busy.isOver(LONG));
        busy.end();
        assertThat(busy.isOver(Duration.ofMillis(1))).isFalse();

        busy.end();

        assertThat(over.join()).isTrue();
    }

    @Test
    void is_not_waited_for_by_whoever_was_interrupted_and_stays_so() {
        busy.begin();
        Thread.currentThread().interrupt();

        assertThat(busy.isOver(LONG)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
