package dev.muster.examples.twonodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.twonodes.Audit.Facts;
import dev.muster.provider.jdbc.JdbcIncidentStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two processes of the present version and one of a later version on one schema, as in the middle of an upgrade. One of the processes is killed. */
@Tag("soak")
class MixedVersionsTest {

    private static final int INCIDENTS = Integer.getInteger("muster.mixed", 500);
    private static final Duration LEASE = Duration.ofSeconds(4);
    private static final int OPEN_ALERTS = 20;

    @Test
    @Tag("S32")
    void the_older_version_leaves_what_it_does_not_know_and_does_all_that_it_knows() throws Exception {
        try (Cluster cluster = new Cluster(Mood.good())) {
            Audit audit = cluster.audit();
            Host first = new Host(
                    cluster.start(Orders.of("host-1", Orders.ON_DEMAND, 2, 2).lease(LEASE)));
            Host second = new Host(cluster.start(Orders.of("host-2", 0, 0, 2).lease(LEASE)));
            JdbcIncidentStore store = JdbcIncidentStore.on(
                    Node.pool(Orders.of("newer", 0, 0, 0).at(cluster.database().url(), 0)));
            NewerVersion newer = new NewerVersion(store);
            for (int i = 1; i <= INCIDENTS; i++) {
                first.keepAhead(Math.min(INCIDENTS, i + OPEN_ALERTS));
                awaitIncident(store, "INC-" + i);
                newer.write("INC-" + i);
                if (i == INCIDENTS / 2) {
                    second.process().destroyForcibly().waitFor();
                    second = new Host(cluster.start(Orders.of("host-3", 0, 0, 2).lease(LEASE)));
                }
            }
            assertThat(first.end()).isEqualTo(INCIDENTS);
            audit.awaitRest();
            audit.sweepNow();
            audit.awaitRest();
            Facts facts = audit.facts();
            first.process().destroyForcibly().waitFor();
            second.process().destroyForcibly().waitFor();
            int untouched = 0;
            int left = 0;
            int whole = 0;
            for (int i = 1; i <= INCIDENTS; i++) {
                untouched += newer.isUntouched("INC-" + i) ? 1 : 0;
                left += newer.wasLeft("INC-" + i) ? 1 : 0;
                whole += store.verify("INC-" + i).isEmpty() ? 1 : 0;
            }
            audit.makeDue(NewerVersion.KIND);
            TimeUnit.SECONDS.sleep(LEASE.toSeconds());
            int done = newer.work();
            Row.tell(
                    "S32",
                    "%,d incidents, two processes of this version (one killed and started again) and the rows of a"
                            + " later one: %,d effects of this version, lost %d, doubled %d; on %d incidents the unknown"
                            + " events and effects stood as written, on %d the process had met the unknown effect and left"
                            + " it, %d histories verified; the later version then carried out %d of %d; two real builds:"
                            + " not run, there is one only",
                    facts.incidents(),
                    facts.delivered(),
                    facts.lost(),
                    facts.doubled(),
                    untouched,
                    left,
                    whole,
                    done,
                    2 * INCIDENTS);
            assertThat(facts.alerts()).as("alerts").isEqualTo(facts.incidents());
            assertThat(facts.pages()).isEqualTo(INCIDENTS);
            assertThat(facts.tickets()).isEqualTo(INCIDENTS);
            assertThat(facts.rooms()).isEqualTo(INCIDENTS);
            assertThat(facts.parked()).isZero();
            assertThat(facts.lost()).isZero();
            assertThat(facts.doubled()).isZero();
            assertThat(untouched).isEqualTo(INCIDENTS);
            assertThat(left).isEqualTo(INCIDENTS);
            assertThat(whole).isEqualTo(INCIDENTS);
            assertThat(done).isEqualTo(2 * INCIDENTS);
        }
    }

    private static void awaitIncident(JdbcIncidentStore store, String incident) throws InterruptedException {
        while (store.read(incident, 0, 1).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
