package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Appended;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.Settled;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.store.StoredIntent;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host sets its driver as it needs it: for a proxy that keeps no prepared statements, for queries that read a few rows at a time. */
@NeedsPostgresql
class DriverSettingsTest {

    private static final String SCHEMA = "driver_settings";
    private static final int MANY = 40;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preferQueryMode=simple",
                "preferQueryMode=extendedForPrepared",
                "prepareThreshold=0",
                "defaultRowFetchSize=2",
                "autosave=always",
                "reWriteBatchedInserts=true"
            })
    void the_store_works_however_the_host_sets_its_driver(String setting) {
        try (HikariDataSource pool = Postgres.pool(Postgres.url() + '&' + setting, 2)) {
            JdbcIncidentStore store =
                    JdbcIncidentStore.builder(pool).schema(SCHEMA).build();
            store.migrate();
            Tables.empty(Postgres.dataSource(), SCHEMA);
            List<NewIntent> intents = IntStream.range(0, MANY)
                    .mapToObj(i -> Changes.intent("inc-1", "effect-" + i))
                    .toList();

            assertThat(store.append(Changes.declaration("inc-1", "key-1"))).isEqualTo(new Appended.Committed(2));
            assertThat(store.append(new Append(
                            "inc-1",
                            2,
                            List.of(Changes.event("{}")),
                            Changes.summary("inc-1", "What's up? \\ 100 % :)"),
                            intents,
                            Map.of(),
                            Map.of())))
                    .isEqualTo(new Appended.Committed(3));
            List<Claim> claims = store.claim(Changes.request(100));
            assertThat(claims).hasSize(MANY + 1);
            assertThat(store.settle(new Settlement(
                            claims.stream()
                                    .map(claim -> Changes.end(claim, IntentEnd.Outcome.DELIVERED))
                                    .toList(),
                            null)))
                    .isEqualTo(new Settled.Done());

            assertThat(store.intents(IntentQuery.of("inc-1")))
                    .extracting(StoredIntent::state)
                    .hasSize(MANY + 2)
                    .containsOnly(IntentState.DELIVERED, IntentState.PENDING);
            assertThat(store.claim(Changes.request(100)))
                    .extracting(claim -> claim.intent().kind())
                    .containsExactly("post");
            assertThat(store.summary("inc-1").orElseThrow().title()).isEqualTo("What's up? \\ 100 % :)");
            assertThat(store.read("inc-1", 0, 10)).hasSize(3);
            assertThat(store.verify("inc-1")).isEmpty();
        }
    }
}
