package dev.muster.testing;

import java.time.Duration;

/** Lengths of time as people say them: {@code 0m}, {@code 4m 10s}, {@code 9d 0h}. */
final class Spoken {

    private Spoken() {}

    static String length(Duration length) {
        if (length.isNegative()) {
            return "-" + length(length.negated());
        }
        long days = length.toDays();
        int hours = length.toHoursPart();
        int minutes = length.toMinutesPart();
        if (days > 0) {
            return days + "d " + hours + "h" + (minutes == 0 ? "" : " " + minutes + "m");
        }
        if (hours > 0) {
            return hours + "h " + minutes + "m";
        }
        int seconds = length.toSecondsPart();
        int millis = length.toMillisPart();
        if (seconds == 0 && millis == 0) {
            return minutes + "m";
        }
        String small = millis == 0 ? seconds + "s" : String.format(java.util.Locale.ROOT, "%d.%03ds", seconds, millis);
        return minutes == 0 ? small : minutes + "m " + small;
    }
}
