package dev.muster.provider.jdbc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells those who wait for work that there may be some: those of this process directly, those of others by the database where it can. Always after the
 * commit and outside its transaction: inside, it would make all commits queue up behind one lock. Thread-safe.
 */
final class Hints {

    private final Database database;
    private final List<Ear> ears = new CopyOnWriteArrayList<>();
    private final Teller teller;

    Hints(Database database) {
        this.database = database;
        this.teller = new Teller(this::tellOthers);
    }

    /** One who waits. */
    private record Ear(Runnable hint) {}

    /** Work was committed. Never throws, and waits for nobody. */
    void workMayBeDue() {
        ring();
        if (ears.isEmpty() && !database.tells().isEmpty()) {
            teller.tell();
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
        try {
            database.read(tx -> tx.first(database.tells(), row -> true) != null);
        } catch (RuntimeException e) {
            // a hint only: whoever waits asks by itself in a moment
        }
    }
}
