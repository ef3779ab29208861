package dev.muster.internal.engine;

import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Unavailable;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Runs each call on a thread of its own and stops waiting at the deadline, so that a provider that hangs holds up nobody else. */
public final class GuardedCalls implements CallRunner {

    private final ExecutorService threads;

    /** Calls on these threads. */
    public GuardedCalls(ExecutorService threads) {
        this.threads = threads;
    }

    @Override
    public <T> T call(String provider, Duration timeout, Supplier<T> call) {
        Future<T> answer;
        try {
            answer = threads.submit(call::get);
        } catch (RejectedExecutionException e) {
            throw new Unavailable(provider, "the engine is shutting down", null, e);
        }
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new OutcomeUnknown(provider, "no answer within " + timeout, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new OutcomeUnknown(provider, "interrupted while waiting", e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (cause instanceof RuntimeException problem) {
                throw problem;
            }
            Fatal.rethrow(cause);
            throw new OutcomeUnknown(provider, cause.toString(), cause);
        }
    }
}
