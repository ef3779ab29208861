package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Telling, without anybody waiting for it. */
class TellerTest {

    @Test
    void nobody_waits_for_a_message_that_hangs_and_what_came_meanwhile_is_told_once_more() throws InterruptedException {
        Semaphore said = new Semaphore(0);
        Semaphore hanging = new Semaphore(0);
        AtomicInteger count = new AtomicInteger();
        Teller teller = new Teller(() -> {
            count.incrementAndGet();
            said.release();
            hanging.acquireUninterruptibly();
        });

        teller.tell();
        assertThat(said.tryAcquire(10, TimeUnit.SECONDS)).as("the first word").isTrue();
        for (int i = 0; i < 1000; i++) {
            teller.tell();
        }
        assertThat(count).as("while the first hangs").hasValue(1);

        hanging.release(2);
        assertThat(said.tryAcquire(10, TimeUnit.SECONDS)).as("the second").isTrue();
        assertThat(count).hasValue(2);
    }

    @Test
    void a_storm_is_told_in_messages_that_are_some_time_apart() throws InterruptedException {
        List<Long> times = Collections.synchronizedList(new ArrayList<>());
        Semaphore said = new Semaphore(0);
        Teller teller = new Teller(() -> {
            times.add(System.nanoTime());
            said.release();
        });

        for (int i = 0; i < 5; i++) {
            teller.tell();
            assertThat(said.tryAcquire(10, TimeUnit.SECONDS)).as("word %d", i).isTrue();
        }

        long whole = times.get(4) - times.get(0);
        assertThat(whole)
                .as("nanoseconds from the first of five to the last")
                .isGreaterThan(3 * Teller.APART.toNanos());
    }

    @Test
    void its_thread_holds_up_no_end_of_the_process_and_takes_nothing_along() throws InterruptedException {
        Semaphore said = new Semaphore(0);
        List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
        Teller teller = new Teller(() -> {
            threads.add(Thread.currentThread());
            said.release();
        });

        teller.tell();
        assertThat(said.tryAcquire(10, TimeUnit.SECONDS)).isTrue();

        assertThat(threads.get(0).isDaemon()).isTrue();
        assertThat(threads.get(0).getContextClassLoader()).isSameAs(Teller.class.getClassLoader());
        threads.get(0).join(TimeUnit.SECONDS.toMillis(30));
        assertThat(threads.get(0).isAlive()).as("a second later").isFalse();
    }
}
