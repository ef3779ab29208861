package dev.muster.provider.inmemory;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.inbound.Meaning;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the fakes of one provider share: its name, clock, lock, call log, faults and way out. Each call of the contracts goes through {@link
 * #write} or {@link #read}, which carry it out under the lock, let it fail as the test asked, and record it.
 */
final class Tool {

    private final String name;
    private final InstantSource clock;
    private final CallLog log;
    private final Map<Operation, RepeatSafety> safeties;
    private final Outbox outbox;
    private final Duration searchLag;
    private final Faults faults = new Faults();
    private final Object lock = new Object();
    private final List<Keyed<?>> indexes = new ArrayList<>();
    private final Map<String, Promises> promises = new ConcurrentHashMap<>();

    Tool(InMemoryProvider.Builder chosen) {
        this.name = chosen.name();
        this.clock = chosen.clock();
        this.log = chosen.log();
        this.safeties = chosen.safeties();
        this.searchLag = chosen.searchLag();
        this.outbox = new Outbox(name, chosen.secret());
    }

    /** Carries out an operation that changes the tool. */
    <T> T write(Operation operation, String subject, @Nullable CallContext context, Supplier<T> work) {
        return call(new What(Names.of(operation), operation, false), subject, context, work);
    }

    /** Carries out an operation under another name than its own. */
    <T> T write(Operation operation, String call, String subject, CallContext context, Supplier<T> work) {
        return call(new What(call, operation, false), subject, context, work);
    }

    /** Carries out an operation that answers nothing. */
    void run(Operation operation, String subject, CallContext context, Runnable work) {
        write(operation, subject, context, () -> {
            work.run();
            return Done.OK;
        });
    }

    /** Carries out a change that is no operation of its own, such as a retraction. */
    void change(String call, String subject, CallContext context, Runnable work) {
        call(new What(call, null, false), subject, context, () -> {
            work.run();
            return Done.OK;
        });
    }

    /** Answers a question. */
    <T> T read(String call, String subject, @Nullable CallContext context, Supplier<T> work) {
        return call(new What(call, Operation.READ, true), subject, context, work);
    }

    /** A person's move or look, outside of every contract: never recorded, never failing by a fault. */
    <T> T world(Supplier<T> work) {
        synchronized (lock) {
            return work.get();
        }
    }

    /** Tells the world outside of a person's move, as the tool's webhook would. Not under the lock: whoever listens may call back. */
    void tell(BiFunction<Instant, String, Meaning> move) {
        outbox.send(clock.instant(), move);
    }

    String name() {
        return name;
    }

    Instant now() {
        return clock.instant();
    }

    /** How long a lagging search does not see what was written. */
    Duration searchLag() {
        return searchLag;
    }

    CallLog log() {
        return log;
    }

    Faults faults() {
        return faults;
    }

    Outbox outbox() {
        return outbox;
    }

    RepeatSafety safety(Operation operation) {
        RepeatSafety chosen = safeties.get(operation);
        return chosen == null ? Names.defaultSafety(operation) : chosen;
    }

    /** The promises of one capability; they are asked for at every call and never change. */
    Promises promises(String prefix) {
        return promises.computeIfAbsent(prefix, this::promised);
    }

    private Promises promised(String prefix) {
        Map<Operation, RepeatSafety> all = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            if (Names.of(operation).startsWith(prefix)) {
                all.put(operation, safety(operation));
            }
        }
        return new Promises(all);
    }

    URI link(String id) {
        return URI.create("https://" + name + ".example/" + id);
    }

    Rejected rejected(String field, String problem, String remedy) {
        return new Rejected(name, field, problem, remedy);
    }

    /** Refuses a text that is longer than the tool takes. */
    void checkLength(String field, String text, int limit) {
        if (text.length() > limit && text.codePointCount(0, text.length()) > limit) {
            throw rejected(field, "is longer than " + limit + " characters", "shorten it");
        }
    }

    <T> Keyed<T> keyed() {
        Keyed<T> index = new Keyed<>(this);
        indexes.add(index);
        return index;
    }

    /** The keys for which the tool has more than one object now. */
    List<String> doubled() {
        return world(() -> indexes.stream()
                .flatMap(index -> index.doubled().stream())
                .sorted()
                .toList());
    }

    private <T> T call(What what, String subject, @Nullable CallContext context, Supplier<T> work) {
        Fault fault = faults.take(what.operation, what.name);
        String outcome = "";
        boolean failed = true;
        try {
            if (fault != null && !fault.carriedOut()) {
                throw fault.raise(name);
            }
            T answer;
            synchronized (lock) {
                answer = work.get();
            }
            outcome = Outcomes.text(answer);
            if (fault != null) {
                outcome += ", answer lost";
                throw fault.raise(name);
            }
            failed = false;
            return answer;
        } catch (RuntimeException | Error e) {
            outcome += (outcome.isEmpty() ? "" : ": ") + e.getClass().getSimpleName() + ": " + e.getMessage();
            throw e;
        } finally {
            log.add(new Call(
                    clock.instant(),
                    name,
                    what.name,
                    what.operation,
                    what.reads,
                    context == null ? null : context.key(),
                    context == null ? 1 : context.attempt(),
                    subject,
                    outcome,
                    failed));
        }
    }

    private record What(String name, @Nullable Operation operation, boolean reads) {}

    /** The answer of what answers nothing. */
    enum Done {
        OK
    }
}
