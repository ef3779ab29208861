package dev.muster.provider.http.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor signs what it delivers: HMAC-SHA256 in hexadecimal digits.
 *
 * @param header the header that holds the signature
 * @param prefix what stands before the digits, such as {@code sha256=}
 * @param listed whether the header may hold several signatures, separated by commas, of which any one is enough; others than ours are passed over
 * @param timestamp the header that holds the signed time, as seconds since 1970, or null when the vendor signs none
 * @param lead what stands before the time in what is signed: {@code v0:} for Slack's {@code v0:time:body}
 * @param window how far the signed time may be from ours, in both directions
 */
public record SigningScheme(
        String header,
        String prefix,
        boolean listed,
        @Nullable String timestamp,
        String lead,
        Duration window) {

    /** Checks that nothing is missing. */
    public SigningScheme {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(lead, "lead");
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window is " + window + ": expected a positive duration");
        }
    }

    /** One signature over the body alone, as Jira makes it: {@code X-Hub-Signature: sha256=…}. */
    public static SigningScheme overBody(String header, String prefix) {
        return new SigningScheme(header, prefix, false, null, "", Duration.ofMinutes(5));
    }

    /** The same with several signatures in the header, as PagerDuty makes it: {@code X-PagerDuty-Signature: v1=…,v1=…}. */
    public SigningScheme anyOfSeveral() {
        return new SigningScheme(header, prefix, true, timestamp, lead, window);
    }

    /**
     * The same, over a time as well, as Slack makes it: {@code v0:time:body}.
     *
     * @param timeHeader the header with the time
     * @param before what stands before the time
     * @param within how far the time may be from ours, in both directions
     */
    public SigningScheme timed(String timeHeader, String before, Duration within) {
        return new SigningScheme(header, prefix, listed, timeHeader, before, within);
    }

    /** What is signed before the body. */
    byte[] opening(String time) {
        return timestamp == null ? new byte[0] : (lead + time + ":").getBytes(StandardCharsets.UTF_8);
    }
}
