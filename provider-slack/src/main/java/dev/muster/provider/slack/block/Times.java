package dev.muster.provider.slack.block;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants, which Slack shows each reader in their own zone. */
final class Times {

    static final String FORMAT = "{date_short_pretty} {time}";

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    /** What is shown where Slack cannot: in notifications of old clients. */
    static String utc(Instant at) {
        return UTC.format(at);
    }

    static String inMrkdwn(Instant at) {
        return "<!date^" + at.getEpochSecond() + "^" + FORMAT + "|" + utc(at) + ">";
    }
}
