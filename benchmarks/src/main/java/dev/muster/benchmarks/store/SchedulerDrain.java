package dev.muster.benchmarks.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** db-scheduler, in its fastest documented mode: lock-and-fetch, its tasks without data; its table as its README gives it. */
final class SchedulerDrain {

    private static final int CONNECTIONS = 10;

    private final Server server;

    SchedulerDrain(Server server) {
        this.server = server;
    }

    void fill(int count) throws SQLException {
        server.run(
                "DROP TABLE IF EXISTS scheduled_tasks",
                "CREATE TABLE scheduled_tasks (task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,"
                        + " execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text,"
                        + " last_success timestamptz, last_failure timestamptz, consecutive_failures int,"
                        + " last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,"
                        + " PRIMARY KEY (task_name, task_instance))",
                "CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time)",
                "CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)",
                "CREATE INDEX priority_execution_time_idx ON scheduled_tasks (priority DESC, execution_time ASC)",
                "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " SELECT 'call', n::text, now() - INTERVAL '1 minute', FALSE, 1 FROM generate_series(1, "
                        + count
                        + ") n",
                "VACUUM ANALYZE scheduled_tasks",
                "CHECKPOINT");
    }

    double drain(int count, int millis, int threads) throws Exception {
        CountDownLatch done = new CountDownLatch(count);
        OneTimeTask<Void> task = Tasks.oneTime("call").execute((instance, context) -> {
            Tool.call(millis);
            done.countDown();
        });
        try (HikariDataSource pool = server.pool(CONNECTIONS)) {
            Scheduler scheduler = Scheduler.create(pool, task)
                    .threads(threads)
                    .pollUsingLockAndFetch(0.5, 4.0)
                    .pollingInterval(Duration.ofMillis(100))
                    .build();
            long began = System.nanoTime();
            scheduler.start();
            done.await();
            while (!server.ask("SELECT count(*) FROM scheduled_tasks").get(0).equals("0")) {
                Thread.onSpinWait();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            scheduler.stop();
            return count / seconds;
        }
    }
}
