package dev.muster.examples.slackbot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookException;
import dev.muster.provider.jdbc.JdbcIncidentStore;
import dev.muster.provider.jdbc.JdbcProvider;
import dev.muster.provider.slack.SlackProvider;
import dev.muster.spi.Provider;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the bot is set up with, read from variables. No tool is called yet.
 *
 * @param slack the workspace
 * @param others the pager, the issue tracker and the store
 * @param pool the store's connections
 * @param playbook the rules
 * @param port where the door is; 0 takes a free one
 * @param alertToken what whoever sends alerts by HTTP has to show; null closes that way
 */
record Setup(
        SlackProvider slack,
        List<Provider> others,
        HikariDataSource pool,
        Playbook playbook,
        int port,
        @Nullable Secret alertToken) {

    static final String PLAYBOOK = "BOT_PLAYBOOK";
    static final String PORT = "BOT_PORT";
    static final String ALERT_TOKEN = "BOT_ALERT_TOKEN";

    private static final int DEFAULT_PORT = 8080;
    private static final int CONNECTIONS = 12;

    /** Copies the list. */
    Setup {
        others = List.copyOf(others);
    }

    /**
     * Reads the variables.
     *
     * @throws NotSetUp when any is missing or wrong; all of them are told at once
     */
    static Setup of(Map<String, String> environment) throws IOException {
        Variables variables = Variables.of(environment);
        List<String> problems = new ArrayList<>(variables.problems());
        Optional<Playbook> playbook = playbook(environment.getOrDefault(PLAYBOOK, ""), problems);
        Optional<Integer> port = port(environment.getOrDefault(PORT, ""), problems);
        String url = variables.config("jdbc").required("url");
        if (!url.startsWith("jdbc:h2:")) {
            problems.add(
                    "MUSTER_JDBC_URL is for a database whose driver this example does not have: expected jdbc:h2:file:"
                            + " and a path, or add the driver to the example's pom.xml");
        }
        List<Provider> made = problems.isEmpty() ? tools(variables, problems) : List.of();
        if (!problems.isEmpty() || playbook.isEmpty() || port.isEmpty()) {
            made.forEach(Provider::close);
            throw new NotSetUp(problems);
        }
        HikariDataSource pool = pool(variables.config("jdbc"));
        List<Provider> others = new ArrayList<>(made.subList(1, made.size()));
        others.add(store(variables.config("jdbc"), pool));
        String token = environment.getOrDefault(ALERT_TOKEN, "");
        return new Setup(
                (SlackProvider) made.get(0),
                others,
                pool,
                playbook.get(),
                port.get(),
                token.isBlank() ? null : Secret.of(token.strip()));
    }

    /** Slack first: it is asked first who somebody is. */
    private static List<Provider> tools(Variables variables, List<String> problems) {
        List<Provider> made = new ArrayList<>();
        for (String name : List.of("slack", "pagerduty", "jira")) {
            try {
                made.add(Variables.factory(name).create(variables.config(name)));
            } catch (IllegalArgumentException | ProviderException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return made;
    }

    private static HikariDataSource pool(ProviderConfig config) {
        HikariConfig hikari = new HikariConfig();
        String url = config.required("url");
        // H2 would close the file by itself when the JVM is told to end, while the bot still ends what it began
        hikari.setJdbcUrl(url.contains("DB_CLOSE_ON_EXIT") ? url : url + ";DB_CLOSE_ON_EXIT=FALSE");
        hikari.setUsername(config.text("user").orElse("muster"));
        hikari.setPassword(config.secret("password").map(Secret::reveal).orElse(""));
        hikari.setMaximumPoolSize(CONNECTIONS);
        hikari.setInitializationFailTimeout(-1);
        return new HikariDataSource(hikari);
    }

    private static Provider store(ProviderConfig config, HikariDataSource pool) {
        JdbcIncidentStore store = JdbcIncidentStore.builder(pool)
                .schema(config.required("schema"))
                .migratesItself(config.flag("migrate"))
                .build();
        return JdbcProvider.of(store, pool);
    }

    private static Optional<Playbook> playbook(String given, List<String> problems) throws IOException {
        try {
            return Optional.of(Playbook.parse(given.isBlank() ? shipped() : Files.readString(Path.of(given))));
        } catch (PlaybookException e) {
            problems.add(PLAYBOOK + " names a file with mistakes: " + e.getMessage());
        } catch (IOException | InvalidPathException e) {
            problems.add(PLAYBOOK
                    + " names no file that can be read: name a playbook in YAML, or none for the one that ships");
        }
        return Optional.empty();
    }

    private static String shipped() throws IOException {
        return Shipped.text("playbook.yaml");
    }

    private static Optional<Integer> port(String given, List<String> problems) {
        if (given.isBlank()) {
            return Optional.of(DEFAULT_PORT);
        }
        if (given.strip().matches("\\d{1,5}") && Integer.parseInt(given.strip()) <= 65_535) {
            return Optional.of(Integer.parseInt(given.strip()));
        }
        problems.add(PORT + " is malformed: expected a port from 0 to 65535, where 0 takes a free one");
        return Optional.empty();
    }
}
