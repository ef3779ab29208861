package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Appended;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ConcurrentAppendException;
import dev.muster.spi.store.Deposit;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Letting go of persons and of old incidents. */
class RetentionTest {

    private static final String SCHEMA = "retention";
    private static final String ANN = "ann@example.com";

    /** What every database is asked. */
    abstract static class Stories {

        private final JdbcIncidentStore store =
                JdbcIncidentStore.builder(source()).schema(SCHEMA).build();

        abstract DataSource source();

        @BeforeEach
        void empty() {
            store.migrate();
            Tables.empty(source(), SCHEMA);
        }

        @Test
        void an_erased_person_is_nowhere_any_more_and_the_histories_stay_whole() {
            String named = "{\"by\":\"" + ANN + "\",\"text\":\"ask Ann \\\"Q\\\" Li, not joann@example.com.\"}";
            store.append(new Append(
                    "inc-1",
                    0,
                    List.of(Changes.event(named), Changes.event("{\"n\":2}")),
                    summary("inc-1", null),
                    List.of(Changes.intent("inc-1", "page")),
                    Map.of(),
                    Map.of()));
            Claim claim = store.claim(Changes.request(1)).get(0);
            store.settle(new Settlement(
                    List.of(new IntentEnd(
                            claim.intent().key(), claim.fence(), IntentEnd.Outcome.DELIVERED, null, "woke " + ANN)),
                    null));
            store.remember("roster", "[\"" + ANN + "\"]");

            assertThat(store.retention().erase(List.of(ANN, "Ann \"Q\" Li"), "person-17"))
                    .isPositive();

            StringWriter export = new StringWriter();
            store.archive().write(export);
            assertThat(export.toString()).contains("joann@example.com").contains("person-17");
            assertThat(export.toString().replace("joann@example.com", ""))
                    .doesNotContain(ANN)
                    .doesNotContainIgnoringCase("Ann \\");
            assertThat(store.read("inc-1", 0, 1).get(0).event().payload())
                    .isEqualTo("{\"by\":\"person-17\",\"text\":\"ask person-17, not joann@example.com.\"}");
            assertThat(store.verify("inc-1")).isEmpty();
            assertThat(store.summary("inc-1")).map(Summary::commander).contains("person-17");
            assertThat(store.query(by("person-17"))).hasSize(1);
            assertThat(store.retention().erase(List.of(ANN), "person-17"))
                    .as("a second time")
                    .isZero();
        }

        @Test
        void a_history_that_changed_ends_with_an_entry_that_says_so() {
            store.append(Changes.declaration("inc-1", "key"));
            store.append(new Append(
                    "inc-1", 2, List.of(Changes.event('"' + ANN + '"')), null, List.of(), Map.of(), Map.of()));

            store.retention().erase(List.of(ANN), "person-17");

            assertThat(store.read("inc-1", 3, 10))
                    .extracting(stored -> stored.event().type())
                    .containsExactly(NewEvent.ERASED);
            assertThatExceptionOfType(ConcurrentAppendException.class)
                    .as("who remembers what stood there before cannot write it back")
                    .isThrownBy(() -> store.append(Changes.more("inc-1", 3)));
        }

        @Test
        void a_delivery_that_waits_and_a_key_forget_the_person_too() {
            byte[] odd = {(byte) 0xff, 'x'};
            String body = "\u00fc, says " + ANN + ", 事故";
            for (RawBody each : List.of(RawBody.of(body), RawBody.of(odd))) {
                store.deposit(new Deposit(
                        "chat",
                        UUID.randomUUID().toString(),
                        new Delivery("events", Map.of("From", List.of(ANN)), each, Changes.AT)));
            }
            store.append(Changes.declaration("inc-1", "mail from " + ANN));
            store.append(Changes.declaration("inc-2", "Mail from " + ANN));

            store.retention().erase(List.of(ANN), "person-17");

            List<Delivery> kept = store.claimDeposits(Changes.request(10)).stream()
                    .map(claim -> claim.deposit().delivery())
                    .toList();
            assertThat(kept).extracting(delivery -> delivery.body().text()).contains("\u00fc, says person-17, 事故");
            assertThat(kept).extracting(delivery -> delivery.body().bytes()).contains(odd);
            assertThat(kept.toString()).doesNotContain(ANN);
            assertThat(store.ownerOf("mail from " + ANN)).isEmpty();
            assertThat(store.ownerOf("mail from person-17"))
                    .map(Appended.KeyTaken::owner)
                    .contains("inc-1");
        }

        @Test
        void an_entry_changed_without_right_is_still_found_beside_an_erased_one() {
            store.append(new Append(
                    "inc-1",
                    0,
                    List.of(Changes.event("{\"by\":\"" + ANN + "\"}"), Changes.event("{\"n\":2}")),
                    null,
                    List.of(),
                    Map.of(),
                    Map.of()));
            store.retention().erase(List.of(ANN), "person-17");
            Tables.run(source(), "UPDATE " + SCHEMA + ".event SET payload = 'x' WHERE seq = 2");
            assertThat(store.verify("inc-1")).map(BadEntry::sequence).contains(2L);
        }

        @Test
        void old_incidents_go_whole_and_open_or_young_ones_stay() {
            Instant now = Changes.AT;
            close("old", now.minus(Duration.ofDays(400)));
            close("young", now.minus(Duration.ofDays(1)));
            store.append(Changes.declaration("open", "key-open"));

            assertThat(store.retention().expire(now.minus(Duration.ofDays(365))))
                    .isEqualTo(1);

            assertThat(store.query(SummaryQuery.all(10)))
                    .extracting(Summary::stream)
                    .containsExactlyInAnyOrder("young", "open");
            assertThat(store.read("old", 0, 10)).isEmpty();
            assertThat(store.intents(IntentQuery.of("old"))).isEmpty();
            assertThat(store.ownerOf("key-old")).isEmpty();
            assertThat(store.ownerOf("key-young")).isPresent();
            assertThat(store.verify("young")).isEmpty();
        }

        @Test
        void a_blank_text_is_refused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.retention().erase(List.of(" "), "person-17"))
                    .withMessageContaining("blank");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.retention().erase(List.of(ANN), "\""))
                    .withMessageContaining("pseudonym");
        }

        private void close(String stream, Instant closed) {
            store.append(Changes.declaration(stream, "key-" + stream));
            store.append(new Append(
                    stream, 2, List.of(Changes.event("{}")), summary(stream, closed), List.of(), Map.of(), Map.of()));
        }

        private static Summary summary(String stream, @Nullable Instant closed) {
            return new Summary(
                    stream,
                    2,
                    "Ask Ann \"Q\" Li",
                    "outage",
                    "MAJOR",
                    3,
                    closed == null ? "ACTIVE" : "CLOSED",
                    closed == null,
                    Changes.AT,
                    closed,
                    ANN,
                    Set.of(),
                    Set.of(ANN),
                    Set.of(),
                    "");
        }

        private static SummaryQuery by(String tag) {
            return new SummaryQuery(
                    null, null, Set.of(), Set.of(), Set.of(), null, null, null, tag, null, "", null, 10);
        }
    }

    @Nested
    @DisplayName("on PostgreSQL")
    @NeedsPostgresql
    class OnPostgres extends Stories {
        @Override
        DataSource source() {
            return Postgres.dataSource();
        }
    }

    @Nested
    @DisplayName("on H2")
    class OnH2 extends Stories {
        private static final DataSource SOURCE =
                JdbcConnectionPool.create("jdbc:h2:mem:retention;DB_CLOSE_DELAY=-1", "sa", "");

        @Override
        DataSource source() {
            return SOURCE;
        }
    }
}
