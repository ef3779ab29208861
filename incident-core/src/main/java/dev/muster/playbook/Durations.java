package dev.muster.playbook;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lengths of time as people write them: {@code 30m}, {@code 10d}, {@code 1h30m}, or {@code PT30M}. */
final class Durations {

    /** The largest length that is no mistake. */
    static final Duration MOST = Duration.ofDays(3660);

    static final String PATTERN =
            "^(?=.)(\\d{1,5}w)?(\\d{1,5}d)?(\\d{1,6}h)?(\\d{1,7}m)?(\\d{1,9}s)?$|^P[0-9DTHMS]{2,40}$";

    private static final Pattern SHORT =
            Pattern.compile("(\\d{1,5}w)?(\\d{1,5}d)?(\\d{1,6}h)?(\\d{1,7}m)?(\\d{1,9}s)?");
    private static final Pattern LONG = Pattern.compile(
            "P(?:(\\d{1,5})D)?(?:T(?:(\\d{1,6})H)?(?:(\\d{1,7})M)?(?:(\\d{1,9})S)?)?", Pattern.CASE_INSENSITIVE);
    private static final long[] SHORT_SECONDS = {604_800, 86_400, 3_600, 60, 1};
    private static final long[] LONG_SECONDS = {86_400, 3_600, 60, 1};

    private Durations() {}

    /** The length, or null when the words are none. */
    static @Nullable Duration parse(String words) {
        Matcher matcher = SHORT.matcher(words);
        if (!words.isEmpty() && matcher.matches()) {
            return sum(matcher, SHORT_SECONDS, 1);
        }
        matcher = LONG.matcher(words);
        if (words.length() > 2 && !words.endsWith("T") && matcher.matches()) {
            return sum(matcher, LONG_SECONDS, 0);
        }
        return null;
    }

    private static Duration sum(Matcher matcher, long[] seconds, int unitLetters) {
        long total = 0;
        for (int i = 0; i < seconds.length; i++) {
            String given = matcher.group(i + 1);
            if (given != null) {
                total += Long.parseLong(given.substring(0, given.length() - unitLetters)) * seconds[i];
            }
        }
        return Duration.ofSeconds(total);
    }
}
