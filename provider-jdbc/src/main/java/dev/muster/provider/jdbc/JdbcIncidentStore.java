package dev.muster.provider.jdbc;

import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
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
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.Settled;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.store.StoredEvent;
import dev.muster.spi.store.StoredIntent;
import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all incidents in a relational database of the host: PostgreSQL, where any number of processes may share it, or H2, for one machine. Thread-safe; each
 * call takes one connection of the data source and gives it back.
 *
 * <p><b>Transactions:</b> one for each call; none is open while a tool is called. What the database asks to repeat is repeated inside. A commit whose answer
 * was lost is looked up by the change's own id before anybody is told that its outcome is unknown.
 *
 * <p><b>Time:</b> the database's clock. Times of events are kept to the nanosecond, all others to the microsecond.
 *
 * <p><b>Text:</b> kept to the last character; U+0000 and half a surrogate pair are {@link dev.muster.spi.call.Rejected}.
 *
 * <p><b>Errors:</b> {@link Unavailable} when the database cannot be reached, is read-only, full or overloaded, and nothing was written; {@link
 * dev.muster.spi.call.Misconfigured} for a wrong password, a missing right or a missing table.
 */
public final class JdbcIncidentStore implements IncidentStore {

    private static final int LOOKS = 3;

    private final Database database;
    private final SharedCommits commits;
    private final Migrations migrations;
    private final boolean migrates;
    private final Clock clock = new Clock(System::nanoTime, System::currentTimeMillis);
    private final boolean hasOwnClock;
    private final Hints hints;
    private final Object migrating = new Object();
    private volatile boolean ready;

    private JdbcIncidentStore(Builder builder) {
        this.database = new Database(builder.source, builder.schema, builder.clock);
        this.commits = new SharedCommits(database, SharedCommits.PATIENCE);
        this.migrations = new Migrations(database);
        this.migrates = builder.migrates;
        this.hasOwnClock = builder.clock != null;
        this.hints = new Hints(database);
    }

    /** A store on this data source, in the schema {@code muster}, which is made and brought up to date when the store is first used. */
    public static JdbcIncidentStore on(DataSource source) {
        return builder(source).build();
    }

    /** A builder for a store on this data source. */
    public static Builder builder(DataSource source) {
        return new Builder(source);
    }

    /**
     * Makes the schema and brings it up to date; called by itself when the store is first used, unless that was switched off. Safe when several processes do
     * it at once, and after a process was killed in the middle.
     *
     * @return how many statements were run; 0 when the schema was up to date
     */
    public int migrate() {
        synchronized (migrating) {
            int run = migrations.run();
            ready = true;
            return run;
        }
    }

    /** How many statements {@link #migrate} would run; only reads. */
    public int pendingMigrations() {
        return migrations.left();
    }

    /**
     * Recomputes the chain of an incident's history.
     *
     * @return the first entry that was changed, removed, put in or moved since it was written; empty when there is none. A history that was cut off or written
     *     anew as a whole, its end included, is only found with an anchor
     */
    public Optional<BadEntry> verify(String stream) {
        return read(tx -> Optional.ofNullable(Verification.verify(tx, stream, null)));
    }

    /** The same with an anchor: what {@link #head} said at some earlier time. */
    public Optional<BadEntry> verify(Head anchor) {
        return read(tx -> Optional.ofNullable(Verification.verify(tx, anchor.stream(), anchor)));
    }

    /** Where an incident's history ends; empty for an unknown incident. */
    public Optional<Head> head(String stream) {
        return read(tx -> Optional.ofNullable(Verification.head(tx, stream)));
    }

    /** The export and import of incidents. */
    public Archive archive() {
        prepare();
        return new Archive(database);
    }

    /** How incidents are let go of, and persons. */
    public Retention retention() {
        prepare();
        return new Retention(database);
    }

    @Override
    public Instant now() {
        Instant told = hasOwnClock ? null : clock.told();
        if (told != null) {
            return told;
        }
        long mark = clock.mark();
        return clock.saw(read(Clock::now), mark);
    }

    @Override
    public Appended append(Append append) {
        Texts.indexed("stream", append.stream());
        Appended appended = written(append);
        if (appended instanceof Appended.Committed && !append.intents().isEmpty()) {
            hints.workMayBeDue();
        }
        return appended;
    }

    private Appended written(Append append) {
        Outcome outcome = written(List.of(), append);
        if (outcome instanceof Outcome.KeyTaken refused) {
            return refused.taken();
        }
        if (outcome instanceof Outcome.Written written) {
            return new Appended.Committed(written.version());
        }
        throw moved(append, outcome);
    }

    /** The outcome of a change, also when the answer to its commit was lost. */
    private Outcome written(List<IntentEnd> ends, @Nullable Append append) {
        Change change = new Change(ends, append, UUID.randomUUID().toString());
        prepare();
        try {
            return commits.write(change);
        } catch (OutcomeUnknown e) {
            if (append == null) {
                throw e;
            }
            return wasWritten(append, change.id(), e)
                    ? new Outcome.Written(
                            append.expectedVersion() + append.events().size())
                    : written(ends, append);
        }
    }

    private static ConcurrentAppendException moved(@Nullable Append append, Outcome outcome) {
        if (append != null && outcome instanceof Outcome.Moved moved) {
            return new ConcurrentAppendException(append.stream(), append.expectedVersion(), moved.version());
        }
        throw new IllegalStateException("a bare append ended in " + outcome);
    }

    @Override
    public Optional<Appended.KeyTaken> ownerOf(String claimedKey) {
        return read(tx -> Optional.ofNullable(ClaimedKeys.owner(tx, claimedKey)));
    }

    @Override
    public List<StoredEvent> read(String stream, long afterSequence, int limit) {
        return read(tx -> Streams.read(tx, stream, afterSequence, limit));
    }

    @Override
    public Optional<Summary> summary(String stream) {
        return read(tx -> Optional.ofNullable(Summaries.find(tx, stream)));
    }

    @Override
    public List<Summary> query(SummaryQuery query) {
        return read(tx -> SummarySearch.find(tx, query));
    }

    @Override
    public List<Claim> claim(ClaimRequest request) {
        long mark = clock.mark();
        List<Claim> claims = write(tx -> tx.dialect().claims().claim(tx, request));
        if (!claims.isEmpty() && !hasOwnClock) {
            clock.saw(claims.get(0).leaseUntil().minus(Times.floor(request.lease())), mark);
        }
        return claims;
    }

    @Override
    public Settled settle(Settlement settlement) {
        Settled settled = written(settlement);
        if (settled instanceof Settled.Done) {
            hints.workMayBeDue();
        }
        return settled;
    }

    private Settled written(Settlement settlement) {
        Outcome outcome = written(settlement.ends(), settlement.append());
        if (outcome instanceof Outcome.Written) {
            return new Settled.Done();
        }
        if (outcome instanceof Outcome.Stale stale) {
            return new Settled.Stale(stale.keys());
        }
        if (outcome instanceof Outcome.KeyTaken refused) {
            return new Settled.KeyTaken(refused.taken());
        }
        throw moved(settlement.append(), outcome);
    }

    @Override
    public boolean revive(RequestKey key, Instant dueAt) {
        boolean revived = write(tx -> Reviving.revive(tx, key, dueAt));
        hints.workMayBeDue();
        return revived;
    }

    @Override
    public List<StoredIntent> intents(IntentQuery query) {
        return read(tx -> IntentRows.query(tx, query));
    }

    @Override
    public Optional<Instant> nextDue() {
        return read(tx -> {
            Instant work = tx.dialect().claims().nextDue(tx);
            Instant delivery = Deliveries.nextDue(tx);
            if (work == null || delivery == null) {
                return Optional.ofNullable(work == null ? delivery : work);
            }
            return Optional.of(work.isBefore(delivery) ? work : delivery);
        });
    }

    @Override
    public boolean deposit(Deposit deposit) {
        boolean isNew = write(tx -> Deliveries.keep(tx, deposit));
        hints.workMayBeDue();
        return isNew;
    }

    @Override
    public List<DepositClaim> claimDeposits(ClaimRequest request) {
        return write(tx -> Deliveries.claim(tx, request));
    }

    @Override
    public boolean endDeposit(DepositClaim claim, DepositEnd end, Instant dueAt) {
        return write(tx -> Deliveries.end(tx, claim, end, dueAt));
    }

    @Override
    public List<Deposit> quarantine(int limit) {
        return read(tx -> Deliveries.quarantine(tx, limit));
    }

    @Override
    public void remember(String name, String value) {
        write(tx -> Memos.remember(tx, name, value));
    }

    @Override
    public Optional<String> recall(String name) {
        return read(tx -> Optional.ofNullable(Memos.recall(tx, name)));
    }

    /** On PostgreSQL by a connection of its own, which waits for what other processes tell; on H2 of what this store commits. */
    @Override
    public Runnable listen(Runnable hint) {
        return hints.listen(hint);
    }

    /** Whether a change whose commit gave no answer was carried out; throws what it was asked about when the database does not say. */
    private boolean wasWritten(Append append, String change, OutcomeUnknown unknown) {
        for (int look = 0; look < LOOKS; look++) {
            try {
                return write(tx -> Streams.hasChange(tx, append, change));
            } catch (Unavailable | OutcomeUnknown e) {
                unknown.addSuppressed(e);
            }
        }
        throw unknown;
    }

    private <T> T read(Database.Work<T> work) {
        prepare();
        return database.read(work);
    }

    private <T> T write(Database.Work<T> work) {
        prepare();
        return database.write(work);
    }

    private void prepare() {
        if (!ready && migrates) {
            synchronized (migrating) {
                if (!ready) {
                    migrate();
                }
            }
        }
    }

    /**
     * Makes a {@link JdbcIncidentStore}; connects to nothing. Not thread-safe.
     *
     * <p>Defaults:
     *
     * <ul>
     *   <li>schema: {@code muster}
     *   <li>migrating: when the store is first used
     *   <li>clock: the database's
     * </ul>
     */
    public static final class Builder {

        private final DataSource source;
        private String schema = JdbcProviderFactory.DEFAULT_SCHEMA;
        private boolean migrates = true;
        private @Nullable InstantSource clock;

        private Builder(DataSource source) {
            this.source = Objects.requireNonNull(source, "source");
        }

        /**
         * In this schema.
         *
         * @throws IllegalArgumentException unless it is a lower case letter and up to 49 lower case letters, digits or underscores
         */
        public Builder schema(String name) {
            this.schema = checked(name);
            return this;
        }

        /** Migrating when the store is first used, or only when the host calls {@link JdbcIncidentStore#migrate}. */
        public Builder migratesItself(boolean wanted) {
            this.migrates = wanted;
            return this;
        }

        /**
         * Judging leases and due times by this clock instead of the database's: for tests in virtual time. Never for several processes, whose clocks differ.
         * When it runs backwards, the store's time stands still.
         */
        public Builder clock(InstantSource source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Makes it. */
        public JdbcIncidentStore build() {
            return new JdbcIncidentStore(this);
        }

        static String checked(String name) {
            if (!name.matches("[a-z][a-z0-9_]{0,49}")) {
                throw new IllegalArgumentException(
                        "schema is '" + name + "': expected a lower case letter and up to 49 lower case letters, digits"
                                + " or underscores");
            }
            return name;
        }
    }
}
