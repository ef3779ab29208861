package dev.muster.scenarios.chat;

import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.store.IncidentStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/** A store one of whose writes fails: not written, or written without an answer. */
final class BreakingStore {

    private static final Set<String> WRITES = Set.of("append", "settle", "deposit", "endDeposit");

    private final IncidentStore store;
    private int left = Integer.MAX_VALUE;
    private boolean written;

    BreakingStore(IncidentStore store) {
        this.store = store;
    }

    /** The write after so many more fails. */
    void failAfter(int writes, boolean wasWritten) {
        left = writes;
        written = wasWritten;
    }

    /** Whether it failed by now. */
    boolean hasFailed() {
        return left < 0;
    }

    IncidentStore view() {
        return (IncidentStore) Proxy.newProxyInstance(
                BreakingStore.class.getClassLoader(),
                new Class<?>[] {IncidentStore.class},
                (proxy, method, arguments) -> call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        boolean fails = WRITES.contains(method.getName()) && left-- == 0;
        if (fails && !written) {
            throw new Unavailable("store", "is down, as the test asked", null);
        }
        try {
            Object answer = method.invoke(store, arguments);
            if (fails) {
                throw new OutcomeUnknown("store", "the answer was lost, as the test asked");
            }
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
