package dev.muster.examples.twonodes;

import dev.muster.Incidents;
import dev.muster.lifecycle.Declaration;
import dev.muster.spi.call.ProviderException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A storm of alerts. Every alert is declared under its own key; another node that declares the same alert gets the same incident. */
final class Storm {

    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final Incidents incidents;
    private final Orders orders;
    private final AtomicInteger last = new AtomicInteger();
    private final AtomicInteger allowed = new AtomicInteger();
    private final AtomicInteger declared = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean isOver;
    private final long began = System.nanoTime();

    Storm(Incidents incidents, Orders orders) {
        this.incidents = incidents;
        this.orders = orders;
    }

    /** Declares all of it, or what of it came before it was {@link #end ended}; answers how many alerts that was. */
    int declareAll() throws InterruptedException {
        ExecutorService declarers = Executors.newFixedThreadPool(Math.max(1, orders.threads()));
        for (int thread = 0; thread < orders.threads(); thread++) {
            declarers.execute(this::declareMany);
        }
        declarers.shutdown();
        if (!declarers.awaitTermination(LONGEST.toMinutes(), TimeUnit.MINUTES)) {
            throw new IllegalStateException("the storm was not declared within " + LONGEST);
        }
        return declared.get();
    }

    /** So many more alerts come, when the orders leave that to whoever started the process. */
    void more(int alerts) {
        allowed.addAndGet(alerts);
    }

    /** No alert comes any more. */
    void end() {
        isOver = true;
    }

    /** How often the store said "not now"; each time the alert was declared again, under the same key. */
    int refused() {
        return refused.get();
    }

    private void declareMany() {
        try {
            for (int alert = last.incrementAndGet(); isMet(alert); alert = last.incrementAndGet()) {
                while (!isDeclared(alert)) {
                    refused.incrementAndGet();
                    TimeUnit.NANOSECONDS.sleep(BETWEEN_TRIES.toNanos());
                }
                declared.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until this alert comes; false when it never does. */
    private boolean isMet(int alert) throws InterruptedException {
        awaitTurnOf(alert);
        while (!isOver && orders.isOnDemand() && alert > allowed.get()) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        }
        return !isOver && (orders.isOnDemand() || alert <= orders.alerts());
    }

    private boolean isDeclared(int alert) {
        try {
            incidents.declare(Declaration.of("Checkout fails in shop " + alert)
                    .withSeverity("MAJOR")
                    .key("alert-" + alert));
            return true;
        } catch (ProviderException e) {
            return false;
        }
    }

    private void awaitTurnOf(int alert) throws InterruptedException {
        if (orders.perSecond() > 0) {
            long due = began + (alert - 1L) * (TimeUnit.SECONDS.toNanos(1) / orders.perSecond());
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        }
    }
}
