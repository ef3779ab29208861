package dev.muster.provider.jdbc;

import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the schema up to date: numbered scripts, statement by statement. Each statement may be run twice and is noted once it was run, so that a migration
 * that was killed goes on where it stopped; two nodes that migrate at once take turns. What is there is never taken away, so that the version before goes on
 * working beside this one.
 */
final class Migrations {

    private static final List<String> SCRIPTS = List.of("V1__streams_intents_inbox.sql");
    private static final int TURNS = 30;

    private static final String SCHEMA = "CREATE SCHEMA IF NOT EXISTS {s}";
    private static final String HISTORY = "CREATE TABLE IF NOT EXISTS {s}.schema_history ("
            + "version INTEGER NOT NULL, step INTEGER NOT NULL, script VARCHAR NOT NULL,"
            + " checksum VARCHAR(64) NOT NULL, applied_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,"
            + " PRIMARY KEY (version, step))";
    private static final String IS_THERE = "SELECT 1 FROM information_schema.tables"
            + " WHERE LOWER(table_schema) = ? AND LOWER(table_name) = 'schema_history'";
    private static final String APPLIED = "SELECT version, step, checksum FROM {s}.schema_history";
    private static final String NOTE = "INSERT INTO {s}.schema_history (version, step, script, checksum, applied_at)"
            + " VALUES (?, ?, ?, ?, {now}){ifAbsent}";
    private static final String IS_APPLIED = "SELECT 1 FROM {s}.schema_history WHERE version = ? AND step = ?";

    private final Database database;

    Migrations(Database database) {
        this.database = database;
    }

    /** One statement of a script. */
    private record Step(int version, int number, String script, String template) {
        String place() {
            return version + "." + number;
        }

        /** Layout and comments may change; what the statement says may not. */
        String checksum() {
            return Texts.sha256(template.replaceAll("\\s+", " "));
        }
    }

    /**
     * Runs what has not been run.
     *
     * @return how many statements were run; 0 when the schema was up to date
     */
    int run() {
        List<Step> pending = pending();
        if (pending.isEmpty()) {
            return 0;
        }
        patiently(tx -> {
            tx.dialect().beginMigration(tx, database.schema());
            tx.update(SCHEMA);
            tx.update(HISTORY);
            return true;
        });
        for (Step step : pending) {
            patiently(tx -> apply(tx, step));
        }
        return pending.size();
    }

    /** How many statements have not been run. */
    int left() {
        return pending().size();
    }

    private List<Step> pending() {
        String dialect = database.read(tx -> tx.dialect().name());
        Map<String, String> applied = applied();
        List<Step> pending = new ArrayList<>();
        for (Step step : steps(dialect)) {
            String checksum = applied.get(step.place());
            if (checksum == null) {
                pending.add(step);
            } else if (!checksum.equals(step.checksum())) {
                throw new Misconfigured(
                        JdbcProviderFactory.NAME,
                        "schema " + database.schema(),
                        "was made by another " + step.script + ", statement " + step.number,
                        "use the version of the library that made it, or a newer one");
            }
        }
        return pending;
    }

    private Map<String, String> applied() {
        return database.read(tx -> {
            Map<String, String> applied = new HashMap<>();
            if (tx.first(IS_THERE, row -> true, database.schema()) != null) {
                tx.list(APPLIED, row -> applied.put(row.getInt(1) + "." + row.getInt(2), row.getString(3)));
            }
            return applied;
        });
    }

    private boolean apply(Tx tx, Step step) throws SQLException {
        tx.dialect().beginMigration(tx, database.schema());
        if (tx.first(IS_APPLIED, row -> true, step.version, step.number) == null) {
            tx.update(step.template);
            tx.insertIfAbsent(NOTE, step.version, step.number, step.script, step.checksum());
        }
        return true;
    }

    /** Another node may be at it, or somebody may hold a lock on a table: it is waited for in short turns, not in one long one. */
    private void patiently(Database.Work<Boolean> work) {
        for (int turn = 1; ; turn++) {
            try {
                database.write(work);
                return;
            } catch (Unavailable | Rejected e) {
                if (turn == TURNS) {
                    throw e;
                }
            }
        }
    }

    private static List<Step> steps(String dialect) {
        List<Step> steps = new ArrayList<>();
        for (String script : SCRIPTS) {
            int version = Integer.parseInt(script.substring(1, script.indexOf("__")));
            int number = 0;
            for (String statement : statements(text(script))) {
                number++;
                boolean isForOne = statement.startsWith("@");
                int end = statement.indexOf(' ');
                if (!isForOne) {
                    steps.add(new Step(version, number, script, statement));
                } else if (statement.substring(1, end).equals(dialect)) {
                    steps.add(new Step(version, number, script, statement.substring(end + 1)));
                }
            }
        }
        return steps;
    }

    private static List<String> statements(String script) {
        StringBuilder bare = new StringBuilder();
        script.lines()
                .filter(line -> !line.startsWith("--"))
                .forEach(line -> bare.append(line).append('\n'));
        List<String> statements = new ArrayList<>();
        for (String statement : bare.toString().split(";\n", -1)) {
            if (!statement.isBlank()) {
                statements.add(statement.strip());
            }
        }
        return statements;
    }

    private static String text(String script) {
        try (InputStream in = Migrations.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalStateException(script + " is missing in the jar of provider-jdbc");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
