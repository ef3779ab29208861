package dev.muster.examples.twonodes;

import dev.muster.spi.call.RequestKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The outside world: what the tools of all processes really made, kept apart from the incidents. A pager knows the key it is given; a tracker takes whatever
 * it is told, so that a careless caller makes two tickets.
 */
final class Town {

    static final String PAGE = "page";
    static final String TICKET = "ticket";

    private static final String[] TABLES = {
        "CREATE SCHEMA town",
        "CREATE TABLE town.made (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind VARCHAR NOT NULL,"
                + " request VARCHAR NOT NULL, gone BOOLEAN NOT NULL DEFAULT FALSE)",
        "CREATE UNIQUE INDEX one_page ON town.made (request) WHERE kind = 'page'",
        "CREATE INDEX made_for ON town.made (request)"
    };
    private static final String MAKE =
            "INSERT INTO town.made (kind, request) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING id";
    private static final String FIND =
            "SELECT id FROM town.made WHERE kind = ? AND request = ? AND NOT gone ORDER BY id";
    private static final String TAKE_BACK = "UPDATE town.made SET gone = TRUE WHERE id = ?";

    private final DataSource source;

    Town(DataSource source) {
        this.source = source;
    }

    /** Makes the town itself. */
    void found() throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
    }

    /** Makes a thing; answers its id. */
    String make(String kind, RequestKey key) throws SQLException {
        List<String> made = ids(MAKE, kind, key.value());
        return made.isEmpty() ? find(kind, key).get(0) : made.get(0);
    }

    /** What was made for a key and is still there, oldest first. */
    List<String> find(String kind, RequestKey key) throws SQLException {
        return ids(FIND, kind, key.value());
    }

    /** Takes a thing away. */
    void takeBack(String id) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(TAKE_BACK)) {
            statement.setLong(1, Long.parseLong(id));
            statement.executeUpdate();
        }
    }

    private List<String> ids(String sql, String kind, String key) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, kind);
            statement.setString(2, key);
            try (ResultSet rows = statement.executeQuery()) {
                List<String> ids = new ArrayList<>();
                while (rows.next()) {
                    ids.add(Long.toString(rows.getLong(1)));
                }
                return ids;
            }
        }
    }
}
