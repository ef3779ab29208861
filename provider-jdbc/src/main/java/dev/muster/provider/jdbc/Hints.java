package dev.muster.provider.jdbc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells those who wait for work that there may be some: those of this process directly, those of others by the database where it can. Always after the
 * commit and outside its transaction: inside, it would make all commits queue up behind one lock. Callers who come while one is telling are told for by it, so
 * that a storm of commits costs few messages. Thread-safe.
 */
final class Hints {

    private final Database database;
    private final List<Ear> ears = new CopyOnWriteArrayList<>();
    private final AtomicInteger untold = new AtomicInteger();

    Hints(Database database) {
        this.database = database;
    }

    /** One who waits. */
    private record Ear(Runnable hint) {}

    /** Work was committed. Never throws. */
    void workMayBeDue() {
        ring();
        if (ears.isEmpty() && untold.getAndIncrement() == 0) {
            int told;
            do {
                told = untold.get();
                tellOthers();
            } while (untold.addAndGet(-told) > 0);
        }
    }

    /** Calls a hint from now on; what is returned ends it. */
    Runnable listen(Runnable hint) {
        Ear ear = new Ear(hint);
        ears.add(ear);
        Listener listener = new Listener(database, hint);
        listener.start();
        return () -> {
            ears.remove(ear);
            listener.stop();
        };
    }

    private void ring() {
        for (Ear ear : ears) {
            ear.hint.run();
        }
    }

    private void tellOthers() {
        String message = database.tells();
        if (message.isEmpty()) {
            return;
        }
        try {
            database.read(tx -> tx.first(message, row -> true) != null);
        } catch (RuntimeException e) {
            // a hint only: whoever waits asks by itself in a moment
        }
    }
}
