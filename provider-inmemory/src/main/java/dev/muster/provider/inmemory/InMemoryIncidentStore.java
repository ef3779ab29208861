package dev.muster.provider.inmemory;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Appended;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.ConcurrentAppendException;
import dev.muster.spi.store.Deposit;
import dev.muster.spi.store.DepositClaim;
import dev.muster.spi.store.DepositEnd;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.Settled;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.store.StoredEvent;
import dev.muster.spi.store.StoredIntent;
import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all incidents in memory: the default of the examples and of the tests. Thread-safe, for one process. What it keeps ends with the
 * process; a host that must not lose an incident takes a durable store.
 *
 * <p>Every change is made under one lock, so each is atomic and none waits for anything but memory.
 */
public final class InMemoryIncidentStore implements IncidentStore {

    private final Object lock = new Object();
    private final InstantSource clock;
    private final Map<String, List<StoredEvent>> streams = new HashMap<>();
    private final Map<String, Appended.KeyTaken> keys = new HashMap<>();
    private final SummaryIndex summaries = new SummaryIndex();
    private final IntentTable intents = new IntentTable();
    private final Inbox inbox = new Inbox();
    private final Map<String, String> remembered = new HashMap<>();
    private Instant latest = Instant.MIN;

    /** An empty store on the system's clock. */
    public InMemoryIncidentStore() {
        this(InstantSource.system());
    }

    /** An empty store that judges leases and due times by {@code clock}; when that runs backwards, the store's time stands still. */
    public InMemoryIncidentStore(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public Instant now() {
        synchronized (lock) {
            Instant now = clock.instant();
            if (now.isAfter(latest)) {
                latest = now;
            }
            return latest;
        }
    }

    @Override
    public Appended append(Append append) {
        synchronized (lock) {
            Appended.KeyTaken taken = takenKey(append);
            if (taken != null) {
                return taken;
            }
            checkVersion(append);
            intents.check(append);
            return new Appended.Committed(write(append, now()));
        }
    }

    @Override
    public Optional<Appended.KeyTaken> ownerOf(String claimedKey) {
        synchronized (lock) {
            return Optional.ofNullable(keys.get(claimedKey));
        }
    }

    @Override
    public List<StoredEvent> read(String stream, long afterSequence, int limit) {
        synchronized (lock) {
            List<StoredEvent> events = streams.getOrDefault(stream, List.of());
            int from = (int) Math.max(0, Math.min(afterSequence, events.size()));
            int to = (int) Math.min(events.size(), (long) from + Math.max(0, limit));
            return List.copyOf(events.subList(from, to));
        }
    }

    @Override
    public Optional<Summary> summary(String stream) {
        synchronized (lock) {
            return Optional.ofNullable(summaries.get(stream));
        }
    }

    @Override
    public List<Summary> query(SummaryQuery query) {
        synchronized (lock) {
            return summaries.query(query);
        }
    }

    @Override
    public List<Claim> claim(ClaimRequest request) {
        synchronized (lock) {
            return intents.claim(request, now());
        }
    }

    @Override
    public Settled settle(Settlement settlement) {
        synchronized (lock) {
            List<RequestKey> stale = intents.stale(settlement.ends());
            if (!stale.isEmpty()) {
                return new Settled.Stale(stale);
            }
            Append append = settlement.append();
            if (append != null) {
                Appended.KeyTaken taken = takenKey(append);
                if (taken != null) {
                    return new Settled.KeyTaken(taken);
                }
                checkVersion(append);
                intents.check(append);
            }
            Instant now = now();
            intents.settle(settlement.ends(), now);
            if (append != null) {
                write(append, now);
            }
            return new Settled.Done();
        }
    }

    @Override
    public boolean revive(RequestKey key, Instant dueAt) {
        synchronized (lock) {
            return intents.revive(key, dueAt);
        }
    }

    @Override
    public List<StoredIntent> intents(IntentQuery query) {
        synchronized (lock) {
            return intents.query(query);
        }
    }

    @Override
    public Optional<Instant> nextDue() {
        synchronized (lock) {
            Instant work = intents.nextDue();
            Instant delivery = inbox.nextDue();
            if (work == null || delivery == null) {
                return Optional.ofNullable(work == null ? delivery : work);
            }
            return Optional.of(work.isBefore(delivery) ? work : delivery);
        }
    }

    @Override
    public boolean deposit(Deposit deposit) {
        synchronized (lock) {
            return inbox.deposit(deposit, now());
        }
    }

    @Override
    public List<DepositClaim> claimDeposits(ClaimRequest request) {
        synchronized (lock) {
            return inbox.claim(request, now());
        }
    }

    @Override
    public boolean endDeposit(DepositClaim claim, DepositEnd end, Instant dueAt) {
        synchronized (lock) {
            return inbox.end(claim, end, dueAt);
        }
    }

    @Override
    public List<Deposit> quarantine(int limit) {
        synchronized (lock) {
            return inbox.quarantine(limit);
        }
    }

    @Override
    public void remember(String name, String value) {
        synchronized (lock) {
            remembered.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        }
    }

    @Override
    public Optional<String> recall(String name) {
        synchronized (lock) {
            return Optional.ofNullable(remembered.get(name));
        }
    }

    /** Every intent that has not ended, in the order lane, due time, key: what a test looks at when something did not happen. */
    public List<StoredIntent> liveIntents() {
        synchronized (lock) {
            return intents.live();
        }
    }

    /** The ids of all streams that have an event, in order. */
    public List<String> streams() {
        synchronized (lock) {
            return streams.keySet().stream().sorted().toList();
        }
    }

    private Appended.@Nullable KeyTaken takenKey(Append append) {
        if (append.claimedKeys().isEmpty()) {
            return null;
        }
        for (String key : new TreeMap<>(append.claimedKeys()).keySet()) {
            Appended.KeyTaken taken = keys.get(key);
            if (taken != null) {
                return taken;
            }
        }
        return null;
    }

    private void checkVersion(Append append) {
        long version = streams.getOrDefault(append.stream(), List.of()).size();
        if (version != append.expectedVersion()) {
            throw new ConcurrentAppendException(append.stream(), append.expectedVersion(), version);
        }
    }

    private long write(Append append, Instant now) {
        for (Map.Entry<String, String> claimed : append.claimedKeys().entrySet()) {
            keys.put(claimed.getKey(), new Appended.KeyTaken(claimed.getKey(), append.stream(), claimed.getValue()));
        }
        long version = append.expectedVersion();
        if (!append.events().isEmpty()) {
            List<StoredEvent> events = streams.computeIfAbsent(append.stream(), stream -> new ArrayList<>());
            for (NewEvent event : append.events()) {
                events.add(new StoredEvent(append.stream(), ++version, event));
            }
        }
        if (append.summary() != null) {
            summaries.put(append.summary());
        }
        intents.apply(append, now);
        return version;
    }
}
