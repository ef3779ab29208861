package dev.muster;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All threads of one engine, so that it knows one of its own when it meets it. Daemons: a host that does not close ends all the same. */
final class EngineThreads {

    private final ThreadGroup group = new ThreadGroup("muster");
    private final ExecutorService calls = Executors.newCachedThreadPool(work -> make(work, "muster-call"));

    /** A new thread, not started yet. */
    Thread make(Runnable work, String name) {
        Thread thread = new Thread(group, work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Those that wait for tools. */
    ExecutorService calls() {
        return calls;
    }

    /** Whether the caller runs on one of them. */
    boolean isCaller() {
        return Thread.currentThread().getThreadGroup() == group;
    }
}
