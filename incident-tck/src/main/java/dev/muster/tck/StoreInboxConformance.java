package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.Deposit;
import dev.muster.spi.store.DepositClaim;
import dev.muster.spi.store.DepositEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a store promises of the inbox: kept once, handed out to one at a time, lost never. */
public abstract class StoreInboxConformance extends StoreSuite {

    private int received;

    /** For subclasses. */
    protected StoreInboxConformance() {}

    @Test
    @DisplayName("INBOX-1 keeps a delivery and hands it out as it came")
    void keeps_a_delivery() {
        Deposit deposit = kept("chat", "one");
        DepositClaim claim = claimOnly(deposit, LONG);
        assertThat(claim.attempt()).isEqualTo(1);
    }

    @Test
    @DisplayName("INBOX-2 keeps the same delivery of the same provider once, the first one, even after it was applied")
    void keeps_it_once() {
        Deposit first = kept("chat", "first");
        Deposit second = new Deposit("chat", first.deliveryId(), delivery("second"));
        assertThat(store().deposit(second)).isFalse();
        DepositClaim claim = claimOnly(first, LONG);
        assertThat(store().endDeposit(claim, DepositEnd.APPLIED, now())).isTrue();
        assertThat(store().deposit(second)).isFalse();
        assertThat(claims(10, LONG)).isEmpty();
    }

    @Test
    @DisplayName("INBOX-3 tells deliveries of two providers apart that have one id")
    void tells_providers_apart() {
        Deposit chat = kept("chat", "a");
        Deposit pager = new Deposit("pager", chat.deliveryId(), delivery("b"));
        assertThat(store().deposit(pager)).isTrue();
        assertThat(claims(10, LONG)).extracting(DepositClaim::deposit).containsExactlyInAnyOrder(chat, pager);
    }

    @Test
    @DisplayName("INBOX-4 hands out the oldest first, no more than asked for")
    void hands_out_the_oldest_first() {
        List<Deposit> deposits = List.of(
                kept("chat", "1"), kept("pager", "2"), kept("chat", "3"), kept("chat", "4"), kept("pager", "5"));
        assertThat(claims(2, LONG)).extracting(DepositClaim::deposit).containsExactlyElementsOf(deposits.subList(0, 2));
        assertThat(claims(2, LONG)).extracting(DepositClaim::deposit).containsExactlyElementsOf(deposits.subList(2, 4));
        assertThat(claims(2, LONG)).extracting(DepositClaim::deposit).containsExactly(deposits.get(4));
    }

    @Test
    @DisplayName("INBOX-5 hands out the deliveries of the providers asked for, of all when none is named")
    void keeps_to_providers() {
        Deposit chat = kept("chat", "a");
        Deposit pager = kept("pager", "b");
        Deposit mail = kept("mail", "c");
        assertThat(claims(10, LONG, "pager", "unknown"))
                .extracting(DepositClaim::deposit)
                .containsExactly(pager);
        assertThat(claims(10, LONG)).extracting(DepositClaim::deposit).containsExactly(chat, mail);
    }

    @Test
    @DisplayName("INBOX-6 hands a delivery out once while the lease holds, and again when it has ended")
    void holds_the_lease() {
        Deposit deposit = kept("chat", "a");
        DepositClaim first = claimOnly(deposit, tool().lease());
        assertThat(claims(10, LONG)).isEmpty();
        assertThat(tool().secondDoor().claimDeposits(new ClaimRequest("worker-2", 10, LONG, Set.of())))
                .isEmpty();
        tool().advance(tool().lease());
        DepositClaim second = claimOnly(deposit, LONG);
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.fence()).isNotEqualTo(first.fence());
    }

    @Test
    @DisplayName("INBOX-7 lets nobody end a delivery that is somebody else's by now")
    void refuses_a_stale_end() {
        Deposit deposit = kept("chat", "a");
        DepositClaim late = claimOnly(deposit, tool().lease());
        tool().advance(tool().lease());
        DepositClaim holder = claimOnly(deposit, LONG);
        assertThat(store().endDeposit(late, DepositEnd.APPLIED, now())).isFalse();
        assertThat(store().endDeposit(late, DepositEnd.QUARANTINED, now())).isFalse();
        assertThat(store().endDeposit(late, DepositEnd.AGAIN, now())).isFalse();
        assertThat(claims(10, LONG)).isEmpty();
        assertThat(store().quarantine(10)).isEmpty();
        assertThat(store().endDeposit(holder, DepositEnd.APPLIED, now())).isTrue();
        assertThat(store().endDeposit(holder, DepositEnd.APPLIED, now()))
                .as("ending what has ended")
                .isFalse();
    }

    @Test
    @DisplayName("INBOX-8 never hands out again what was applied")
    void forgets_what_was_applied() {
        DepositClaim claim = claimOnly(kept("chat", "a"), tool().lease());
        assertThat(store().endDeposit(claim, DepositEnd.APPLIED, now())).isTrue();
        tool().advance(tool().lease().multipliedBy(2));
        assertThat(claims(10, LONG)).isEmpty();
        assertThat(store().nextDue()).isEmpty();
    }

    @Test
    @DisplayName("INBOX-9 hands out again at its time what could not be applied")
    void comes_again() {
        Deposit deposit = kept("chat", "a");
        DepositClaim first = claimOnly(deposit, LONG);
        Instant again = now().plus(tool().lease());
        assertThat(store().endDeposit(first, DepositEnd.AGAIN, again)).isTrue();
        assertThat(claims(10, LONG)).isEmpty();
        assertThat(store().nextDue()).contains(again);
        tool().advance(tool().lease());
        assertThat(claimOnly(deposit, LONG).attempt()).isEqualTo(2);
    }

    @Test
    @DisplayName("INBOX-10 keeps what nobody can read in quarantine, oldest first, and hands it out no more")
    void keeps_a_quarantine() {
        List<Deposit> deposits = List.of(kept("chat", "1"), kept("pager", "2"), kept("chat", "3"));
        List<DepositClaim> claims = claims(10, tool().lease());
        assertThat(claims).hasSize(3);
        claims.forEach(claim -> assertThat(store().endDeposit(claim, DepositEnd.QUARANTINED, now()))
                .isTrue());
        assertThat(store().quarantine(10)).containsExactlyElementsOf(deposits);
        assertThat(store().quarantine(2)).containsExactlyElementsOf(deposits.subList(0, 2));
        tool().advance(tool().lease().multipliedBy(2));
        assertThat(claims(10, LONG)).isEmpty();
        assertThat(store().nextDue()).isEmpty();
    }

    @Test
    @DisplayName("INBOX-11 counts a kept delivery as due, and a claimed one when its lease ends")
    void counts_as_due() {
        Deposit deposit = kept("chat", "a");
        assertThat(store().nextDue()).hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(store().now()));
        Instant before = store().now();
        DepositClaim claim = claimOnly(deposit, LONG);
        Instant after = store().now();
        assertThat(store().nextDue())
                .hasValueSatisfying(at -> assertBetween(at, before.plus(LONG), after.plus(LONG), "end of the lease"));
        assertThat(store().endDeposit(claim, DepositEnd.APPLIED, now())).isTrue();
        assertThat(store().nextDue()).isEmpty();
    }

    @Test
    @DisplayName("INBOX-12 keeps what was kept over a restart, where it is durable")
    void keeps_over_a_restart() {
        Deposit deposit = kept("chat", "a");
        tool().restart();
        if (tool().durable()) {
            assertThat(store().deposit(deposit)).isFalse();
            claimOnly(deposit, LONG);
        } else {
            assertThat(claims(10, LONG)).isEmpty();
            assertThat(store().deposit(deposit)).isTrue();
        }
    }

    private Delivery delivery(String body) {
        received++;
        return new Delivery("events", Map.of("x-id", List.of(body)), RawBody.of(body), Change.AT.plusSeconds(received));
    }

    private Deposit kept(String provider, String body) {
        Deposit deposit = new Deposit(provider, unique("delivery"), delivery(body));
        assertThat(store().deposit(deposit))
                .as("whether a new delivery was kept")
                .isTrue();
        return deposit;
    }

    private List<DepositClaim> claims(int limit, Duration lease, String... providers) {
        return store().claimDeposits(new ClaimRequest("worker-1", limit, lease, Set.of(providers)));
    }

    private DepositClaim claimOnly(Deposit deposit, Duration lease) {
        List<DepositClaim> claims = claims(10, lease);
        assertThat(claims).extracting(DepositClaim::deposit).containsExactly(deposit);
        return claims.get(0);
    }
}
