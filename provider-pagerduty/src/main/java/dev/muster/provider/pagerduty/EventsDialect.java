package dev.muster.provider.pagerduty;

import dev.muster.provider.http.Answer;
import dev.muster.provider.http.Complaint;
import dev.muster.provider.http.Dialect;
import dev.muster.provider.http.Outcome;
import dev.muster.provider.http.RetryAfter;
import dev.muster.provider.http.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How Events API v2 answers: {@code {"status", "message", "errors"}}, and 429 without a time. */
final class EventsDialect implements Dialect {

    /** "Retrying 3 times with each request being 30 seconds apart" (Events API v2, "Rate Limits"). */
    private static final Duration ADVISED = Duration.ofSeconds(30);

    @Override
    public Complaint complaint(Answer answer) {
        List<String> words = new ArrayList<>();
        Json.at(answer.json(), "/message").ifPresent(words::add);
        Json.items(answer.json(), "/errors").forEach(error -> words.add(error.asText()));
        return new Complaint(Json.at(answer.json(), "/status").orElse(""), String.join(": ", words));
    }

    @Override
    public Outcome.RateLimited limited(Answer answer) {
        return new Outcome.RateLimited(
                RetryAfter.of(answer).orElse(ADVISED),
                "the integration key is limited",
                Outcome.RateLimited.Reach.CALL);
    }
}
