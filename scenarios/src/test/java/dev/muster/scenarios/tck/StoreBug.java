package dev.muster.scenarios.tck;

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
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentEnd.Outcome;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.Settled;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.store.StoredEvent;
import dev.muster.spi.store.StoredIntent;
import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A mistake that a store may well have, and the promise that breaks by it. */
enum StoreBug {
    NONE("") {},
    IGNORES_THE_EXPECTED_VERSION("APPEND-3") {
        @Override
        Appended append(IncidentStore store, Append append) {
            return store.append(at(append, version(store, append.stream())));
        }
    },
    CHECKS_THE_VERSION_AND_WRITES_LATER("RACE-1") {
        @Override
        Appended append(IncidentStore store, Append append) {
            if (version(store, append.stream()) != append.expectedVersion()) {
                return store.append(append);
            }
            LockSupport.parkNanos(200_000);
            synchronized (store) {
                return store.append(at(append, version(store, append.stream())));
            }
        }
    },
    CLAIMS_KEYS_OF_REFUSED_APPENDS("APPEND-5") {
        @Override
        Appended append(IncidentStore store, Append append) {
            try {
                return store.append(append);
            } catch (ConcurrentAppendException conflict) {
                store.append(new Append(
                        append.stream(),
                        conflict.actualVersion(),
                        List.of(),
                        null,
                        List.of(),
                        Map.of(),
                        append.claimedKeys()));
                throw conflict;
            }
        }
    },
    CLAIMS_NO_KEYS("APPEND-11") {
        @Override
        Appended append(IncidentStore store, Append a) {
            return store.append(new Append(
                    a.stream(),
                    a.expectedVersion(),
                    a.events(),
                    a.summary(),
                    a.intents(),
                    a.cancellations(),
                    Map.of()));
        }
    },
    FORGETS_WHAT_REPLACES("APPEND-17") {
        @Override
        Appended append(IncidentStore store, Append append) {
            return store.append(intents(append, i -> intent(i, i.payload(), i.needs(), i.tolerant(), null)));
        }
    },
    READS_FROM_THE_SEQUENCE_ON("APPEND-7") {
        @Override
        List<StoredEvent> read(IncidentStore store, String stream, long after, int limit) {
            return store.read(stream, Math.max(0, after - 1), limit);
        }
    },
    TRIMS_TEXTS("TEXT-4") {
        @Override
        Appended append(IncidentStore store, Append append) {
            return store.append(payloads(append, String::strip));
        }
    },
    DROPS_NUL("TEXT-5") {
        @Override
        Appended append(IncidentStore store, Append append) {
            return store.append(payloads(append, text -> text.replace("\u0000", "")));
        }
    },
    REPLACES_HALF_PAIRS("TEXT-6") {
        @Override
        Appended append(IncidentStore store, Append append) {
            return store.append(payloads(
                    append,
                    text -> new String(
                            text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            java.nio.charset.StandardCharsets.UTF_8)));
        }
    },
    CUTS_LARGE_PAYLOADS("TEXT-7") {
        @Override
        Appended append(IncidentStore store, Append append) {
            return store.append(payloads(append, text -> text.substring(0, Math.min(text.length(), 65_535))));
        }
    },
    KEEPS_SECONDS_ONLY("TEXT-1") {
        @Override
        Appended append(IncidentStore store, Append append) {
            return store.append(events(
                    append,
                    e -> new NewEvent(
                            e.type(),
                            e.version(),
                            e.occurredAt().truncatedTo(ChronoUnit.SECONDS),
                            e.recordedAt(),
                            e.payload())));
        }
    },
    HANDS_OUT_WHAT_IS_BLOCKED("CLAIM-8") {
        @Override
        Appended append(IncidentStore store, Append append) {
            return store.append(intents(append, i -> intent(i, i.payload(), List.of(), i.tolerant(), i.replaces())));
        }
    },
    TOLERATES_EVERYTHING("CLAIM-9") {
        @Override
        Appended append(IncidentStore store, Append append) {
            return store.append(intents(append, i -> intent(i, i.payload(), i.needs(), true, i.replaces())));
        }
    },
    KEEPS_LEASES_FOR_EVER("CLAIM-7") {
        @Override
        List<Claim> claim(IncidentStore store, ClaimRequest r) {
            return store.claim(new ClaimRequest(r.worker(), r.limit(), r.lease().multipliedBy(100_000), r.providers()));
        }
    },
    KEEPS_NO_LEASES("CLAIM-6") {
        @Override
        List<Claim> claim(IncidentStore store, ClaimRequest r) {
            return store.claim(new ClaimRequest(r.worker(), r.limit(), java.time.Duration.ofNanos(1), r.providers()));
        }
    },
    IGNORES_PROVIDERS("CLAIM-5") {
        @Override
        List<Claim> claim(IncidentStore store, ClaimRequest r) {
            return store.claim(new ClaimRequest(r.worker(), r.limit(), r.lease(), Set.of()));
        }
    },
    CALLS_EACH_ATTEMPT_THE_FIRST("CLAIM-7") {
        @Override
        List<Claim> claim(IncidentStore store, ClaimRequest request) {
            return store.claim(request).stream()
                    .map(c -> new Claim(c.stream(), c.intent(), c.fence(), 1, 0, null, c.leaseUntil(), c.failedNeed()))
                    .toList();
        }
    },
    HIDES_FAILED_NEEDS("CLAIM-9") {
        @Override
        List<Claim> claim(IncidentStore store, ClaimRequest request) {
            return store.claim(request).stream()
                    .map(c -> new Claim(
                            c.stream(),
                            c.intent(),
                            c.fence(),
                            c.attempt(),
                            c.failures(),
                            c.lastStartedAt(),
                            c.leaseUntil(),
                            null))
                    .toList();
        }
    },
    IGNORES_FENCES("SETTLE-5") {
        @Override
        Settled settle(IncidentStore store, Settlement settlement) {
            Settled settled = store.settle(settlement);
            if (settled instanceof Settled.Stale && settlement.append() != null) {
                store.append(at(settlement.append(), version(store, settlement.append().stream())));
                return new Settled.Done();
            }
            return settled;
        }
    },
    ENDS_FIRST_AND_WRITES_THEN("SETTLE-9") {
        @Override
        Settled settle(IncidentStore store, Settlement settlement) {
            Settled settled = store.settle(new Settlement(settlement.ends(), null));
            if (settled instanceof Settled.Done && settlement.append() != null) {
                store.append(settlement.append());
            }
            return settled;
        }
    },
    ENDS_WHAT_IT_CAN_OF_A_BATCH("SETTLE-6") {
        @Override
        Settled settle(IncidentStore store, Settlement settlement) {
            Settled all = store.settle(settlement);
            if (all instanceof Settled.Stale) {
                settlement.ends().forEach(end -> store.settle(new Settlement(List.of(end), null)));
            }
            return all;
        }
    },
    COUNTS_RELEASES("SETTLE-3") {
        @Override
        Settled settle(IncidentStore store, Settlement settlement) {
            return store.settle(outcomes(settlement, o -> o == Outcome.RELEASE ? Outcome.RETRY : o));
        }
    },
    DOES_NOT_COUNT_RETRIES("SETTLE-2") {
        @Override
        Settled settle(IncidentStore store, Settlement settlement) {
            return store.settle(outcomes(settlement, o -> o == Outcome.RETRY ? Outcome.RELEASE : o));
        }
    },
    REVIVES_WITHOUT_DEPENDENTS("SETTLE-14") {
        @Override
        boolean revive(IncidentStore store, RequestKey key, Instant dueAt) {
            List<StoredIntent> parked = store.intents(new IntentQuery(null, Set.of(IntentState.PARKED), 1000));
            boolean revived = store.revive(key, dueAt);
            parked.stream()
                    .filter(i -> !i.intent().key().equals(key))
                    .forEach(i -> store.append(new Append(
                            i.stream(),
                            version(store, i.stream()),
                            List.of(),
                            null,
                            List.of(),
                            Map.of(i.intent().key(), "forgotten"),
                            Map.of())));
            return revived;
        }
    },
    MIXES_PROVIDERS_DELIVERIES("INBOX-3") {
        @Override
        boolean deposit(IncidentStore store, Deposit deposit) {
            boolean news = store.deposit(new Deposit("any", deposit.deliveryId(), deposit.delivery()));
            return news && store.deposit(deposit);
        }
    },
    DROPS_THE_QUARANTINE("INBOX-10") {
        @Override
        boolean endDeposit(IncidentStore store, DepositClaim claim, DepositEnd end, Instant dueAt) {
            return store.endDeposit(claim, end == DepositEnd.QUARANTINED ? DepositEnd.APPLIED : end, dueAt);
        }
    },
    COMES_AGAIN_AT_ONCE("INBOX-9") {
        @Override
        boolean endDeposit(IncidentStore store, DepositClaim claim, DepositEnd end, Instant dueAt) {
            return store.endDeposit(claim, end, store.now());
        }
    },
    SEES_CASE_IN_TITLES("QUERY-9") {
        @Override
        List<Summary> query(IncidentStore store, SummaryQuery query) {
            return store.query(query).stream()
                    .filter(s -> List.of(query.text().strip().split("\\s+", -1)).stream()
                            .allMatch(s.title()::contains))
                    .toList();
        }
    },
    FORGETS_THE_PAGE("QUERY-13") {
        @Override
        List<Summary> query(IncidentStore store, SummaryQuery query) {
            List<Summary> page = store.query(query);
            return query.after() == null || page.isEmpty() ? page : page.subList(1, page.size());
        }
    };

    /** The promise whose test must fail; empty for no bug. */
    final String promise;

    StoreBug(String promise) {
        this.promise = promise;
    }

    Appended append(IncidentStore store, Append append) {
        return store.append(append);
    }

    List<StoredEvent> read(IncidentStore store, String stream, long after, int limit) {
        return store.read(stream, after, limit);
    }

    List<Summary> query(IncidentStore store, SummaryQuery query) {
        return store.query(query);
    }

    List<Claim> claim(IncidentStore store, ClaimRequest request) {
        return store.claim(request);
    }

    Settled settle(IncidentStore store, Settlement settlement) {
        return store.settle(settlement);
    }

    boolean revive(IncidentStore store, RequestKey key, Instant dueAt) {
        return store.revive(key, dueAt);
    }

    boolean deposit(IncidentStore store, Deposit deposit) {
        return store.deposit(deposit);
    }

    boolean endDeposit(IncidentStore store, DepositClaim claim, DepositEnd end, Instant dueAt) {
        return store.endDeposit(claim, end, dueAt);
    }

    private static long version(IncidentStore store, String stream) {
        return store.read(stream, 0, Integer.MAX_VALUE).size();
    }

    private static Append at(Append a, long version) {
        return new Append(
                a.stream(), version, a.events(), a.summary(), a.intents(), a.cancellations(), a.claimedKeys());
    }

    private static Append events(Append a, UnaryOperator<NewEvent> change) {
        return new Append(
                a.stream(),
                a.expectedVersion(),
                a.events().stream().map(change).toList(),
                a.summary(),
                a.intents(),
                a.cancellations(),
                a.claimedKeys());
    }

    private static Append intents(Append a, UnaryOperator<NewIntent> change) {
        return new Append(
                a.stream(),
                a.expectedVersion(),
                a.events(),
                a.summary(),
                a.intents().stream().map(change).toList(),
                a.cancellations(),
                a.claimedKeys());
    }

    private static Append payloads(Append append, UnaryOperator<String> change) {
        Append changed = events(
                append,
                e -> new NewEvent(e.type(), e.version(), e.occurredAt(), e.recordedAt(), change.apply(e.payload())));
        return intents(changed, i -> intent(i, change.apply(i.payload()), i.needs(), i.tolerant(), i.replaces()));
    }

    private static NewIntent intent(
            NewIntent i, String payload, List<RequestKey> needs, boolean tolerant, @Nullable String replaces) {
        return new NewIntent(
                i.key(),
                i.kind(),
                payload,
                i.payloadHash(),
                i.provider(),
                i.lane(),
                i.required(),
                i.dueAt(),
                i.notAfter(),
                needs,
                tolerant,
                replaces,
                i.batch());
    }

    private static Settlement outcomes(Settlement settlement, UnaryOperator<Outcome> change) {
        List<IntentEnd> ends = new ArrayList<>();
        for (IntentEnd end : settlement.ends()) {
            ends.add(new IntentEnd(end.key(), end.fence(), change.apply(end.outcome()), end.dueAt(), end.detail()));
        }
        return new Settlement(ends, settlement.append());
    }

    /** A store with this bug. */
    IncidentStore in(IncidentStore store) {
        return new Buggy(this, store);
    }

    /** Everything as the store does it, except for the bug. */
    private record Buggy(StoreBug bug, IncidentStore store) implements IncidentStore {

        @Override
        public Instant now() {
            return store.now();
        }

        @Override
        public Appended append(Append append) {
            return bug.append(store, append);
        }

        @Override
        public Optional<Appended.KeyTaken> ownerOf(String claimedKey) {
            return store.ownerOf(claimedKey);
        }

        @Override
        public List<StoredEvent> read(String stream, long afterSequence, int limit) {
            return bug.read(store, stream, afterSequence, limit);
        }

        @Override
        public Optional<Summary> summary(String stream) {
            return store.summary(stream);
        }

        @Override
        public List<Summary> query(SummaryQuery query) {
            return bug.query(store, query);
        }

        @Override
        public List<Claim> claim(ClaimRequest request) {
            return bug.claim(store, request);
        }

        @Override
        public Settled settle(Settlement settlement) {
            return bug.settle(store, settlement);
        }

        @Override
        public boolean revive(RequestKey key, Instant dueAt) {
            return bug.revive(store, key, dueAt);
        }

        @Override
        public List<StoredIntent> intents(IntentQuery query) {
            return store.intents(query);
        }

        @Override
        public Optional<Instant> nextDue() {
            return store.nextDue();
        }

        @Override
        public boolean deposit(Deposit deposit) {
            return bug.deposit(store, deposit);
        }

        @Override
        public List<DepositClaim> claimDeposits(ClaimRequest request) {
            return store.claimDeposits(request);
        }

        @Override
        public boolean endDeposit(DepositClaim claim, DepositEnd end, Instant dueAt) {
            return bug.endDeposit(store, claim, end, dueAt);
        }

        @Override
        public List<Deposit> quarantine(int limit) {
            return store.quarantine(limit);
        }

        @Override
        public void remember(String name, String value) {
            store.remember(name, value);
        }

        @Override
        public Optional<String> recall(String name) {
            return store.recall(name);
        }
    }
}
