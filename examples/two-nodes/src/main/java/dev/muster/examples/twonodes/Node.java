package dev.muster.examples.twonodes;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.Incidents;
import dev.muster.engagement.EngagementRule;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.playbook.Playbook;
import dev.muster.provider.jdbc.JdbcProvider;
import dev.muster.role.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One host process, as its {@link Orders} say: works, and declares an incident for each alert of the storm. It says {@link #WORKS} when it can, and
 * {@link #DECLARED} with a number when the storm is over. Of the lines of its input {@link #MORE} with a number brings more alerts, {@link #ENOUGH} ends the
 * storm, any other is answered with how the process is, and the end of its input ends it.
 */
final class Node {

    static final String WORKS = "works";
    static final String DECLARED = "declared ";
    static final String MORE = "more ";
    static final String ENOUGH = "enough";

    private static final int CONNECTIONS = 12;
    private static final long PATIENCE_MILLIS = 5000;

    private Node() {}

    /** Runs a node until its input ends. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Orders orders = Orders.parse(args);
        try (HikariDataSource pool = pool(orders);
                Incidents incidents = incidents(orders, pool)) {
            System.out.println(WORKS);
            Storm storm = new Storm(incidents, orders);
            Thread declarer = new Thread(() -> declare(storm), "storm");
            declarer.setDaemon(true);
            declarer.start();
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String asked = in.readLine(); asked != null; asked = in.readLine()) {
                if (asked.startsWith(MORE)) {
                    storm.more(Integer.parseInt(asked.substring(MORE.length())));
                } else if (asked.equals(ENOUGH)) {
                    storm.end();
                } else {
                    System.out.println(Wellbeing.now(storm.refused()).line());
                }
            }
        }
    }

    private static void declare(Storm storm) {
        try {
            System.out.println(DECLARED + storm.declareAll());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Incidents incidents(Orders orders, HikariDataSource pool) throws IOException {
        return Incidents.builder()
                .worker(orders.name())
                .playbook(playbook())
                .provider(JdbcProvider.on(pool))
                .provider(new TownTools(orders.town()))
                .lease(orders.lease())
                .callTimeout(orders.callTimeout())
                .workers(orders.workers())
                .build();
    }

    static HikariDataSource pool(Orders orders) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(orders.database() + "&ApplicationName=" + orders.name());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
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
}
