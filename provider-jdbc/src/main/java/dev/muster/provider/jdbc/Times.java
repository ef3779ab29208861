package dev.muster.provider.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Instants as the databases keep them: to the microsecond. What must be exact keeps the rest in a number beside it. */
final class Times {

    private static final int NANOS_PER_MICRO = 1000;

    private static final Instant SAFE_FROM = Instant.parse("1700-01-01T00:00:00Z");
    private static final Instant SAFE_TO = Instant.parse("9000-01-01T00:00:00Z");

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
        return read(row, row.findColumn(column));
    }

    static Instant read(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(readOrNull(row, column));
    }

    static @Nullable Instant readOrNull(ResultSet row, String column) throws SQLException {
        return readOrNull(row, row.findColumn(column));
    }

    /** As a timestamp, which drivers make in a third of the time; what lies where its calendar is another, or that is none, in the long way. */
    private static @Nullable Instant readOrNull(ResultSet row, int column) throws SQLException {
        Timestamp quick = row.getTimestamp(column);
        if (quick == null) {
            return null;
        }
        Instant instant = quick.toInstant();
        return instant.isAfter(SAFE_FROM) && instant.isBefore(SAFE_TO)
                ? instant
                : row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** What two instants have below the microsecond, as one number. */
    static int finer(Instant one, Instant other) {
        return rest(one) * NANOS_PER_MICRO + rest(other);
    }

    private static int rest(Instant instant) {
        return instant.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_MICRO;
    }

    static Instant withFirst(Instant floored, int finer) {
        return finer == 0 ? floored : floored.plusNanos(finer / NANOS_PER_MICRO);
    }

    static Instant withSecond(Instant floored, int finer) {
        return finer == 0 ? floored : floored.plusNanos(finer % NANOS_PER_MICRO);
    }
}
