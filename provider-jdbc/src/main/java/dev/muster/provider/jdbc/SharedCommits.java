package dev.muster.provider.jdbc;

import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Unavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes changes, each in a transaction of its own while few callers come, and many in one when they pile up. A caller who finds a free place writes at once
 * on his own connection. One who finds none waits until a place is free; the first of those who wait then writes for all who wait with him. A change that
 * keeps its company from being written, by whatever error, is no burden to the others: the transaction is undone, and each writes alone. Has no thread of its
 * own. Thread-safe.
 */
final class SharedCommits {

    /** How many changes one transaction carries at most. */
    static final int LARGEST = 64;

    /** How many transactions are under way at once: while one waits for the disk, the next is being written. */
    private static final int PLACES = 2;

    /** Who is not taken along within this time writes alone. */
    static final Duration PATIENCE = Duration.ofMillis(250);

    private final Database database;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Caller> waiting = new ArrayDeque<>();
    private int busy;

    SharedCommits(Database database, Duration patience) {
        this.database = database;
        this.patience = patience;
    }

    /** One who waits; guarded by the lock. */
    private static final class Caller {
        final Change change;
        final Condition called;
        List<Caller> company = List.of();
        boolean taken;

        @Nullable Verdict verdict;

        Caller(Change change, Condition called) {
            this.change = change;
            this.called = called;
        }
    }

    /** What a transaction of several means to one of them: its outcome, or an error to throw, or neither: it has to write alone. */
    private record Verdict(
            @Nullable Outcome outcome,
            @Nullable OutcomeUnknown unknown,
            @Nullable Unavailable unavailable) {
        static final Verdict ALONE = new Verdict(null, null, null);
    }

    /**
     * Writes a change.
     *
     * @throws OutcomeUnknown when the answer to the commit was lost
     */
    Outcome write(Change change) {
        if (!database.sharesCommits()) {
            return alone(change);
        }
        Caller self = enter(change);
        if (self == null) {
            try {
                return alone(change);
            } finally {
                leave();
            }
        }
        if (!await(self)) {
            return alone(change);
        }
        return self.company.isEmpty() ? told(self) : led(self);
    }

    /** Writes for a company, whose place this is. */
    private Outcome led(Caller self) {
        try {
            if (self.company.size() == 1) {
                return alone(self.change);
            }
            lead(self.company);
        } finally {
            leave();
        }
        return told(self);
    }

    /** How many wait to be taken along. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private Outcome told(Caller self) {
        Verdict verdict = self.verdict;
        if (verdict == null || verdict.equals(Verdict.ALONE)) {
            return alone(self.change);
        }
        if (verdict.unknown != null) {
            throw new OutcomeUnknown(
                    JdbcProviderFactory.NAME, "the answer to a commit that several shared was lost", verdict.unknown);
        }
        if (verdict.unavailable != null) {
            throw new Unavailable(
                    JdbcProviderFactory.NAME,
                    "no connection to the database",
                    verdict.unavailable.retryAfter().orElse(null),
                    verdict.unavailable);
        }
        Outcome outcome = verdict.outcome;
        return outcome == null ? alone(self.change) : outcome;
    }

    private Outcome alone(Change change) {
        return database.write(tx -> Writing.write(tx, List.of(change)).get(0));
    }

    /** Takes a free place, or, when there is none, a number: then answers who waits. */
    private @Nullable Caller enter(Change change) {
        lock.lock();
        try {
            if (busy < PLACES) {
                busy++;
                return null;
            }
            Caller self = new Caller(change, lock.newCondition());
            waiting.add(self);
            return self;
        } finally {
            lock.unlock();
        }
    }

    /** Gives a place to those who wait, or frees it. */
    private void leave() {
        lock.lock();
        try {
            List<Caller> company = company();
            if (company.isEmpty()) {
                busy--;
                return;
            }
            Caller leader = company.get(0);
            leader.company = company;
            leader.called.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The next who can share a transaction: they have nothing in common. */
    private List<Caller> company() {
        List<Caller> company = new ArrayList<>();
        Set<String> used = new HashSet<>();
        Iterator<Caller> each = waiting.iterator();
        while (each.hasNext() && company.size() < LARGEST) {
            Caller caller = each.next();
            Set<String> wanted = caller.change.exclusive();
            if (wanted.stream().noneMatch(used::contains)) {
                used.addAll(wanted);
                company.add(caller);
                caller.taken = true;
                each.remove();
            }
        }
        return company;
    }

    /** Waits to be called or written for; false when nobody came and the caller is on his own. Once taken along he waits for as long as it takes. */
    private boolean await(Caller self) {
        boolean interrupted = false;
        long left = patience.toNanos();
        lock.lock();
        try {
            while (self.verdict == null && self.company.isEmpty()) {
                if (self.taken) {
                    self.called.awaitUninterruptibly();
                } else if (left <= 0 || interrupted) {
                    waiting.remove(self);
                    return false;
                } else {
                    try {
                        left = self.called.awaitNanos(left);
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
            }
            return true;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Writes for all of a company, and tells them. */
    private void lead(List<Caller> company) {
        List<Verdict> verdicts = List.of();
        try {
            verdicts = together(company);
        } finally {
            tell(company, verdicts);
        }
    }

    private List<Verdict> together(List<Caller> company) {
        boolean[] reached = {false};
        try {
            return database
                    .writeOnce(tx -> {
                        reached[0] = true;
                        return Writing.write(
                                tx,
                                company.stream().map(caller -> caller.change).toList());
                    })
                    .stream()
                    .map(outcome -> new Verdict(outcome, null, null))
                    .toList();
        } catch (OutcomeUnknown e) {
            return company.stream().map(caller -> new Verdict(null, e, null)).toList();
        } catch (Unavailable e) {
            return company.stream()
                    .map(caller -> reached[0] ? Verdict.ALONE : new Verdict(null, null, e))
                    .toList();
        } catch (RuntimeException e) {
            return company.stream().map(caller -> Verdict.ALONE).toList();
        }
    }

    private void tell(List<Caller> company, List<Verdict> verdicts) {
        lock.lock();
        try {
            for (int i = 0; i < company.size(); i++) {
                Caller caller = company.get(i);
                caller.verdict = i < verdicts.size() ? verdicts.get(i) : Verdict.ALONE;
                caller.called.signal();
            }
        } finally {
            lock.unlock();
        }
    }
}
