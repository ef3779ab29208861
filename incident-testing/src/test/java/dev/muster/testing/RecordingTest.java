package dev.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecordingTest {

    @Test
    void the_same_story_is_recorded_the_same_each_time() {
        Recording recording = Recording.ofSame(5, TestIncidents::create, test -> {
            test.incidents().declare("Checkout fails");
            test.time().advance(Duration.ofDays(3));
        });

        assertThat(recording.lines()).hasSizeGreaterThan(10);
        assertThat(recording.text())
                .startsWith("+0m         INC-1 1 IncidentDeclared[")
                .contains("\n+0m         inmemory conversations.open inc-1-checkout-fails -> C1");
    }

    @Test
    void a_story_that_is_not_the_same_says_where() {
        AtomicInteger run = new AtomicInteger();

        assertThatThrownBy(() -> Recording.ofSame(
                        3,
                        TestIncidents::create,
                        test -> test.incidents().declare("Checkout fails " + run.incrementAndGet())))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "The story was not the same when it was played for the 2. time:\nline 1 was  +0m")
                .hasMessageContaining("Checkout fails 1")
                .hasMessageContaining("Checkout fails 2");
    }
}
