package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.provider.jdbc.WireProxy.Cut;
import dev.muster.spi.store.Appended;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.Settled;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Commits cut on the wire, both ways: the caller learns the truth, and everything is there once. */
@NeedsPostgresql
class LostCommitTest {

    private static final int COMMITS_EACH_WAY = 400;
    private static final String SCHEMA = "lost";

    private final WireProxy wire = WireProxy.before(Postgres.port());
    private final HikariDataSource pool = Postgres.pool(throughTheWire(), 4);
    private final JdbcIncidentStore store =
            JdbcIncidentStore.builder(pool).schema(SCHEMA).build();
    private final JdbcIncidentStore undisturbed =
            JdbcIncidentStore.builder(Postgres.dataSource()).schema(SCHEMA).build();

    @BeforeEach
    void empty() {
        undisturbed.migrate();
        Tables.empty(Postgres.dataSource(), SCHEMA);
        assertThat(store.now()).isNotNull();
    }

    @AfterEach
    void close() throws IOException {
        pool.close();
        wire.close();
    }

    /** Without statements that the server has prepared: then a commit goes over the wire in words. */
    private String throughTheWire() {
        return Postgres.url().replace(":" + Postgres.port() + "/", ":" + wire.port() + "/") + "&prepareThreshold=0";
    }

    @Test
    @Tag("S06")
    void a_declaration_whose_commit_was_cut_is_there_once_and_its_caller_knows() throws IOException {
        long began = System.nanoTime();
        for (int i = 0; i < COMMITS_EACH_WAY; i++) {
            for (Cut cut : List.of(Cut.BEFORE, Cut.AFTER)) {
                String stream = Changes.stream();
                wire.cutNext(cut);
                assertThat(store.append(Changes.declaration(stream, "key-" + stream)))
                        .as("answer to declaration %d, cut %s the commit", i, cut)
                        .isEqualTo(new Appended.Committed(2));
                assertThat(undisturbed.read(stream, 0, 10)).hasSize(2);
                assertThat(undisturbed.ownerOf("key-" + stream))
                        .map(Appended.KeyTaken::owner)
                        .contains(stream);
                assertThat(undisturbed.intents(IntentQuery.of(stream))).hasSize(2);
            }
        }
        assertThat(wire.cuts()).isEqualTo(2 * COMMITS_EACH_WAY);
        Row.tell(
                "S06",
                "%d commits cut on the wire before the server had them, %d after: 0 lost, 0 doubled, every caller told"
                        + " what is there; %d s",
                COMMITS_EACH_WAY,
                COMMITS_EACH_WAY,
                (System.nanoTime() - began) / 1_000_000_000);
    }

    @Test
    void a_settlement_whose_commit_was_cut_is_there_once_and_its_worker_knows() {
        for (int i = 0; i < 50; i++) {
            for (Cut cut : List.of(Cut.BEFORE, Cut.AFTER)) {
                String stream = Changes.stream();
                store.append(Changes.declaration(stream, stream));
                Claim page = store.claim(Changes.request(1)).get(0);
                wire.cutNext(cut);
                assertThat(store.settle(Changes.delivered(page, 2)))
                        .as("answer to settlement %d, cut %s the commit", i, cut)
                        .isEqualTo(new Settled.Done());
                assertThat(undisturbed.read(stream, 0, 10)).hasSize(3);
                assertThat(undisturbed.intents(IntentQuery.of(stream)))
                        .filteredOn(
                                each -> each.intent().key().equals(page.intent().key()))
                        .extracting(each -> each.state())
                        .containsExactly(IntentState.DELIVERED);
                store.claim(Changes.request(1)).forEach(post -> store.settle(Changes.delivered(post, 3)));
            }
        }
        assertThat(wire.cuts()).isEqualTo(100);
    }
}
