package dev.muster.scenarios.crash;

import dev.muster.IncidentListener;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.store.IncidentStore;
import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A method of a contract.
 *
 * @param name such as {@code tickets.create}
 * @param kind what a call of it touches, or null when it only tells what the object is
 */
record Site(String name, @Nullable CallKind kind) {

    private static final Map<Method, Site> KNOWN = new ConcurrentHashMap<>();
    private static final Set<String> SAYS_WHAT_IT_IS = Set.of(
            "promises",
            "naming",
            "settleDelay",
            "name",
            "version",
            "paces",
            "capabilities",
            "close",
            "toString",
            "hashCode",
            "equals");
    private static final Set<String> COMMITS = Set.of("append", "settle", "deposit");
    private static final Set<String> STORE_WRITES =
            Set.of("claim", "claimDeposits", "endDeposit", "revive", "remember");
    private static final Set<String> TOOL_READS = Set.of(
            "find",
            "get",
            "findPost",
            "marked",
            "findComments",
            "hasNote",
            "newestOpen",
            "search",
            "log",
            "onCall",
            "check");

    static Site of(Method method) {
        Site known = KNOWN.get(method); // asking to compute what is there may wait for another thread
        return known != null ? known : KNOWN.computeIfAbsent(method, Site::make);
    }

    private static Site make(Method method) {
        Class<?> contract = method.getDeclaringClass();
        String type = contract.getSimpleName();
        String name = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1) + '.' + method.getName();
        return new Site(name, kind(contract, method.getName()));
    }

    private static @Nullable CallKind kind(Class<?> contract, String method) {
        if (SAYS_WHAT_IT_IS.contains(method)) {
            return null;
        }
        if (contract == IncidentStore.class) {
            return COMMITS.contains(method)
                    ? CallKind.STORE_COMMIT
                    : STORE_WRITES.contains(method) ? CallKind.STORE_WRITE : CallKind.STORE_READ;
        }
        if (contract == InstantSource.class) {
            return CallKind.CLOCK;
        }
        if (contract == IncidentListener.class) {
            return CallKind.LISTENER;
        }
        if (contract == Inbound.class) {
            return CallKind.PROVIDER;
        }
        return TOOL_READS.contains(method) ? CallKind.TOOL_READ : CallKind.TOOL_WRITE;
    }
}
