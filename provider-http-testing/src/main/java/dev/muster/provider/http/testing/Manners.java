package dev.muster.provider.http.testing;

import java.time.Duration;

/** How a tool words what it says when it does not do what it is asked. The defaults are a tool that goes by the book. */
public interface Manners {

    /** By the book: {@code Retry-After} in seconds, and {@code {"error":"…"}}. */
    Manners STANDARD = new Manners() {};

    /** Too many calls: come again after {@code retryAfter}. */
    default Told limited(Duration retryAfter) {
        return Told.json(429, "{\"error\":\"limited\"}")
                .header("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    }

    /** What a tool adds to an answer that counted in an enforced limit; by the book nothing. */
    default Told counted(Told answer, int permits, int remaining, Duration reset) {
        return answer;
    }

    /** A fault of the tool's own, 500 to 599. */
    default Told failed(int status) {
        return Told.json(status, "{\"error\":\"failed\"}");
    }

    /** A refusal: 401 for the credentials, 403 for the rights, 404 for the object, 409 for its state. */
    default Told refused(int status) {
        return Told.json(status, "{\"error\":\"refused\"}");
    }
}
