package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that is killed leaves behind is what is in H2's file at that moment. */
class KilledAfterCommitTest {

    private static final int MANY = 20;

    @TempDir
    Path folder;

    @Test
    void what_was_answered_is_in_the_file_of_h2_although_the_process_is_killed_the_next_moment() throws IOException {
        for (int opened = 1; opened <= 2; opened++) { // what H2 was told it forgets when it is opened again
            JdbcConnectionPool pool = pool("living", "sa");
            try {
                JdbcIncidentStore store = JdbcIncidentStore.on(pool);
                for (int n = 1; n <= MANY; n++) {
                    String stream = Changes.stream();
                    store.append(Changes.titled(stream, "Checkout fails"));

                    assertThat(afterAKill(opened + "-" + n).summary(stream))
                            .as("incident %d, opened %d times", n, opened)
                            .isPresent();
                }
            } finally {
                pool.dispose();
            }
        }
    }

    /** Another process on a copy of the file, as it is now. */
    private JdbcIncidentStore afterAKill(String number) throws IOException {
        Files.copy(
                folder.resolve("living.mv.db"),
                folder.resolve("left-" + number + ".mv.db"),
                StandardCopyOption.REPLACE_EXISTING);
        return JdbcIncidentStore.on(pool("left-" + number, "sa"));
    }

    @Test
    void a_user_who_may_not_see_to_that_is_told_who_may() throws SQLException {
        JdbcConnectionPool admin = pool("shared", "sa");
        JdbcConnectionPool user = pool("shared", "bot");
        try (Connection connection = admin.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE USER \"bot\" PASSWORD ''");
            statement.execute("GRANT ALTER ANY SCHEMA TO \"bot\"");

            assertThatThrownBy(() -> JdbcIncidentStore.on(user).migrate())
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("WRITE_DELAY")
                    .hasMessageContaining("let an administrator");

            statement.execute("ALTER USER \"bot\" ADMIN TRUE");
            assertThat(JdbcIncidentStore.on(user).migrate()).isPositive();
        } finally {
            user.dispose();
            admin.dispose();
        }
    }

    @Test
    void a_file_that_h2_cannot_write_is_a_failure_to_try_again_after_and_no_refusal_of_what_was_to_be_written() {
        SQLException full = new SQLException("General error: Writing to the file failed", "HY000", 50_000);

        assertThat(SqlErrors.translated(full)).isInstanceOf(Unavailable.class);
    }

    private JdbcConnectionPool pool(String name, String user) {
        return JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve(name), user, "");
    }
}
