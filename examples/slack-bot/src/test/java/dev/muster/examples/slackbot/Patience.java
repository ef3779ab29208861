package dev.muster.examples.slackbot;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until something is seen in a tool that somebody else's thread brings about. */
final class Patience {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final long LOOK_EVERY_MILLIS = 50;

    private Patience() {}

    /** What is looked for. */
    interface Look<T> {
        Optional<T> look() throws IOException;
    }

    /** What was looked for, as soon as it is there. */
    static <T> T until(String what, Look<T> look) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        Optional<T> found = look.look();
        while (found.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + LONGEST + " there is not: " + what);
            }
            boolean isOver = new CountDownLatch(1).await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            found = isOver ? Optional.empty() : look.look();
        }
        return found.get();
    }
}
