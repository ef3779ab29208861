package dev.muster.internal.intake;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many are at something now, and waiting until nobody is. Thread-safe. */
final class Busy {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition nobody = lock.newCondition();
    private int count;

    void begin() {
        lock.lock();
        try {
            count++;
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            count--;
            if (count == 0) {
                nobody.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits this long until nobody is at it; false when somebody still is, or when the thread was interrupted, which it stays. */
    boolean isOver(Duration atMost) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (count > 0) {
                if (left <= 0) {
                    return false;
                }
                left = nobody.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
