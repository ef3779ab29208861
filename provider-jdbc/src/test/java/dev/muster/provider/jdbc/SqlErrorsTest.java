package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.Unavailable;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What an error of a database means")
class SqlErrorsTest {

    private static final String SECRET = "the cause is Ann's laptop";

    private static SQLException error(String state) {
        return new SQLException(SECRET, state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "90131", "HYT00", "23505"})
    void what_another_transaction_caused_is_tried_again(String state) {
        assertThat(SqlErrors.asksToRepeat(error(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"53100", "08006", "42P01", "22021", "23502", ""})
    void everything_else_would_fail_again(String state) {
        assertThat(SqlErrors.asksToRepeat(error(state))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "53100", "57014", "58030", "25006", "55P03", "F0000", "XX000", "HY000", "90067", "90098", ""
            })
    void a_database_that_is_away_full_or_read_only_takes_it_later(String state) {
        ProviderException told = SqlErrors.translated(error(state));

        assertThat(told).isInstanceOf(Unavailable.class).hasMessageContaining("does not take it now");
        assertThat(((Unavailable) told).retryAfter()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"28P01", "42501", "3D000", "3F000", "90079", "90096"})
    void a_wrong_password_right_or_schema_is_the_set_up(String state) {
        assertThat(SqlErrors.translated(error(state))).isInstanceOf(Misconfigured.class);
        assertThat(SqlErrors.noConnection(error(state))).isInstanceOf(Misconfigured.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22P05", "22021"})
    void a_character_that_the_encoding_lacks_is_refused_with_the_cure(String state) {
        assertThat(SqlErrors.translated(error(state)))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("UTF8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23502", "9007", "900670", "2", "4"})
    void whatever_else_is_wrong_with_a_value_is_refused(String state) {
        assertThat(SqlErrors.translated(error(state)))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("nothing was written")
                .hasMessageNotContaining("UTF8");
    }

    @Test
    void the_kind_of_the_exception_tells_as_well_when_the_state_does_not() {
        assertThat(SqlErrors.translated(new SQLTimeoutException(SECRET, "22001")))
                .isInstanceOf(Unavailable.class);
        assertThat(SqlErrors.translated(new SQLRecoverableException(SECRET, "22001")))
                .isInstanceOf(Unavailable.class);
        assertThat(SqlErrors.translated(new SQLNonTransientConnectionException(SECRET, "22001")))
                .isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08003", "57P01", "57P03", ""})
    void a_commit_whose_answer_did_not_come_may_have_been_carried_out(String state) {
        assertThat(SqlErrors.leavesOpenWhatHappened(error(state))).isTrue();
    }

    @Test
    void so_may_one_whose_connection_broke_whatever_its_state() {
        assertThat(SqlErrors.leavesOpenWhatHappened(new SQLRecoverableException(SECRET, "99999")))
                .isTrue();
        assertThat(SqlErrors.leavesOpenWhatHappened(new SQLNonTransientConnectionException(SECRET, "99999")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "53100", "57014", "23505", "25006"})
    void a_commit_that_was_answered_with_no_was_not(String state) {
        assertThat(SqlErrors.leavesOpenWhatHappened(error(state))).isFalse();
    }

    @Test
    void no_connection_is_worth_another_try_soon() {
        assertThat(SqlErrors.noConnection(error("08001")))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("no connection to the database: SQLException with SQLSTATE 08001");
    }

    @Test
    void the_state_may_stand_in_what_comes_after_the_first_error_of_a_batch() {
        SQLException batch = new SQLException(SECRET);
        batch.setNextException(error("40001"));

        assertThat(SqlErrors.asksToRepeat(batch)).isTrue();
    }

    @Test
    void its_message_is_not_told_as_it_may_hold_what_was_to_be_written() {
        for (String state : new String[] {"", "22001", "42501", "08006", "22021"}) {
            assertThat(SqlErrors.translated(error(state))).hasMessageNotContaining(SECRET);
        }
        assertThat(SqlErrors.translated(error(""))).hasMessageContaining("take it now: SQLException;");
    }
}
