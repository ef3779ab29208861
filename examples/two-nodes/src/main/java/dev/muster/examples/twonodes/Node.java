package dev.muster.examples.twonodes;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.Incidents;
import dev.muster.engagement.EngagementRule;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Declaration;
import dev.muster.playbook.Playbook;
import dev.muster.provider.jdbc.JdbcProvider;
import dev.muster.role.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One host process: declares an incident for each alert of the storm, and works. It ends when its input ends.
 *
 * <p>Arguments: the database's URL, the name of the node, how many alerts, how many threads declare them, how many work.
 */
final class Node {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration CALL_TIMEOUT = Duration.ofMillis(600);

    private Node() {}

    /** Runs a node until its input ends. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int alerts = Integer.parseInt(args[2]);
        int threads = Integer.parseInt(args[3]);
        int workers = Integer.parseInt(args[4]);
        HikariDataSource pool = pool(args[0]);
        Incidents incidents = Incidents.builder()
                .worker(args[1])
                .playbook(playbook())
                .provider(JdbcProvider.on(pool))
                .provider(new TownTools(new Town(pool)))
                .lease(LEASE)
                .callTimeout(CALL_TIMEOUT)
                .workers(workers)
                .build();
        declareAll(incidents, alerts, threads);
        System.out.println("declared");
        while (System.in.read() >= 0) {
            // until whoever started this process closes its input, or dies
        }
        incidents.close();
        pool.close();
    }

    static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    static Playbook playbook() throws IOException {
        try (InputStream in = Node.class.getResourceAsStream("playbook.yaml")) {
            Playbook book = Playbook.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            EngagementRule onCall = new EngagementRule(
                    "whoever is on call", Match.ALWAYS, List.of(Target.service("checkout")), Role.RESPONDER, true);
            return book.toBuilder().everyType(type -> type.engage(onCall)).build();
        }
    }

    /** Every alert is declared under its own key; another node that declares the same alert gets the same incident. */
    private static void declareAll(Incidents incidents, int alerts, int threads) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        ExecutorService declarers = Executors.newFixedThreadPool(Math.max(1, threads));
        for (int thread = 0; thread < threads; thread++) {
            declarers.execute(() -> {
                for (int alert = next.incrementAndGet(); alert <= alerts; alert = next.incrementAndGet()) {
                    incidents.declare(Declaration.of("Checkout fails in shop " + alert)
                            .withSeverity("MAJOR")
                            .key("alert-" + alert));
                }
            });
        }
        declarers.shutdown();
        if (!declarers.awaitTermination(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the storm was not declared within ten minutes");
        }
    }
}
