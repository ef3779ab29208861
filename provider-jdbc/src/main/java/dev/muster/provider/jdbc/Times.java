package dev.muster.provider.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Instants as the databases keep them: to the microsecond. What must be exact keeps the rest in a number beside it. */
final class Times {

    private static final int NANOS_PER_MICRO = 1000;

    private Times() {}

    /** The instant without what a database does not keep. */
    static Instant floor(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** The duration without what a database does not keep. */
    static Duration floor(Duration duration) {
        return duration.truncatedTo(ChronoUnit.MICROS);
    }

    static @Nullable OffsetDateTime parameter(@Nullable Instant instant) {
        return instant == null ? null : floor(instant).atOffset(ZoneOffset.UTC);
    }

    static Instant read(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant readOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** What two instants have below the microsecond, as one number. */
    static int finer(Instant one, Instant other) {
        return rest(one) * NANOS_PER_MICRO + rest(other);
    }

    private static int rest(Instant instant) {
        return instant.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_MICRO;
    }

    static Instant withFirst(Instant floored, int finer) {
        return floored.plusNanos(finer / NANOS_PER_MICRO);
    }

    static Instant withSecond(Instant floored, int finer) {
        return floored.plusNanos(finer % NANOS_PER_MICRO);
    }
}
