package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Appended;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentEnd.Outcome;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.Settled;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.store.StoredEvent;
import dev.muster.spi.store.StoredIntent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the suites of the store share. */
abstract class StoreSuite extends Conformance<StoreFixture> {

    /** A lease that no test outlives. */
    static final Duration LONG = Duration.ofHours(1);

    final IncidentStore store() {
        return tool().store();
    }

    /** The store's time in a form that every database keeps; never later than its clock. */
    final Instant now() {
        return store().now().truncatedTo(ChronoUnit.MILLIS);
    }

    final String stream() {
        return unique("inc");
    }

    /** A key of an intent of the stream. */
    static RequestKey key(String stream, String effect) {
        return RequestKey.of(stream + "/" + effect);
    }

    /** An intent that is due already. */
    final Work due(String stream, String effect) {
        return Work.of(key(stream, effect), now());
    }

    final long commit(Append append) {
        Appended appended = store().append(append);
        assertThat(appended)
                .as("the answer to an append that nothing stands against")
                .isInstanceOf(Appended.Committed.class);
        return ((Appended.Committed) appended).version();
    }

    /** A stream with one event and these intents. */
    final String streamWith(String stream, NewIntent... intents) {
        commit(Change.first(stream).events("declared").intents(intents).done());
        return stream;
    }

    final List<String> payloads(String stream) {
        return payloadsOf(store().read(stream, 0, Integer.MAX_VALUE));
    }

    static List<String> payloadsOf(List<StoredEvent> events) {
        return events.stream().map(stored -> stored.event().payload()).toList();
    }

    final List<Claim> claim(int limit, Duration lease, String... providers) {
        return store().claim(new ClaimRequest("worker-1", limit, lease, Set.of(providers)));
    }

    final List<Claim> claim(int limit) {
        return claim(limit, LONG);
    }

    static List<RequestKey> keysOf(List<Claim> claims) {
        return claims.stream().map(claim -> claim.intent().key()).toList();
    }

    /** The one intent that is due. */
    final Claim claimOnly(RequestKey key) {
        return claimOnly(key, LONG);
    }

    final Claim claimOnly(RequestKey key, Duration lease) {
        List<Claim> claims = claim(10, lease);
        assertThat(keysOf(claims)).as("what is handed out").containsExactly(key);
        return claims.get(0);
    }

    static IntentEnd end(Claim claim, Outcome outcome) {
        return new IntentEnd(claim.intent().key(), claim.fence(), outcome, null, outcome.name());
    }

    static IntentEnd endAt(Claim claim, Outcome outcome, Instant dueAt) {
        return new IntentEnd(claim.intent().key(), claim.fence(), outcome, dueAt, outcome.name());
    }

    final Settled settle(@Nullable Append append, IntentEnd... ends) {
        return store().settle(new Settlement(Arrays.asList(ends), append));
    }

    final void settled(IntentEnd... ends) {
        settledWith(null, ends);
    }

    final void settledWith(@Nullable Append append, IntentEnd... ends) {
        assertThat(settle(append, ends))
                .as("the answer to a settlement of claims that hold")
                .isEqualTo(new Settled.Done());
    }

    /** Ends the one intent that is due. */
    final void finish(RequestKey key, Outcome outcome) {
        settled(end(claimOnly(key), outcome));
    }

    final StoredIntent stored(RequestKey key, String stream) {
        return store().intents(IntentQuery.of(stream)).stream()
                .filter(intent -> intent.intent().key().equals(key))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("intent " + key + " is not in the store: expected it under " + stream));
    }

    final void assertState(String stream, RequestKey key, IntentState state) {
        assertThat(stored(key, stream).state()).as("state of %s", key).isEqualTo(state);
    }

    /** Checks that an instant of the store's lies where its clock has been. */
    static void assertBetween(@Nullable Instant at, Instant from, Instant to, String what) {
        assertThat(at).as(what).isNotNull().isBetween(from.truncatedTo(ChronoUnit.MILLIS), to.plusMillis(1));
    }
}
